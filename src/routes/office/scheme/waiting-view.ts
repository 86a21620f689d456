import { dayIn } from '$lib/calendar';
import { builtInScheme } from '$lib/schemes';
import type { Actor } from '$lib/server/platform/access/actor';
import { secondPeople } from '$lib/server/domain/periods/second-person';
import type { AdoptionChange, AdoptionProposal } from '$lib/server/domain/schemes/adoptions';
import { lapseOfAdoption } from '$lib/server/domain/schemes/lapsed-adoption';
import { openScheme } from '$lib/server/domain/schemes/adopt-scheme';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { accountNames } from '$lib/server/domain/accounts/account-names';
import { m } from '$lib/text';
import { fullDay } from '$lib/ui/text/dates';
import { refusalOf } from '../../forms/refused';
import { localizedName } from './scheme-view';

/** The change of the rules that waits for a second person: who put it up, and who may agree to it. */
export async function waitingView(
  stores: UnitStores,
  { proposal, actor, now }: { proposal: AdoptionProposal; actor: Actor; now: Date }
) {
  const accounts = await stores.accounts.list();
  const lapse = await lapseOfAdoption(stores, proposal, now);
  const by = accountNames(accounts).get(proposal.by) ?? '—';
  return {
    id: proposal.id,
    action: proposal.change.action,
    title: waitingTitle(proposal.change, by),
    by,
    at: proposal.at,
    /** the reason why nobody can agree to it any more; null: it waits */
    lapsed: lapse && refusalOf(lapse).sentence,
    mine: proposal.by === actor.account,
    decision: proposal.decision,
    seconds: secondsOf(proposal.by, { accounts, today: dayIn(stores.unit.timeZone, now) })
  };
}

/** Names of the people who may agree to what an account puts up. */
export function secondsOf(account: string, on: Parameters<typeof secondPeople>[1]): string[] {
  return secondPeople(account, on)
    .map(({ name }) => name)
    .filter((name) => name !== '');
}

function waitingTitle(change: AdoptionChange, name: string): string {
  const of = { name, day: fullDay(change.from) };
  if (change.action === 'retire') return m.adoption_waiting_retire(of);
  if (change.action === 'withdraw') return m.adoption_waiting_withdraw(of);
  return m.adoption_waiting_adopt({ ...of, scheme: localizedName(openScheme(change.text)) });
}

/** A unit's own rules have ids of their own, which stand for their names. */
function nameOfScheme(id: string): string {
  const known = builtInScheme(id);
  return known ? localizedName(known) : id;
}

/** Changes that were put up and not adopted, newest first, with who ended them and why. */
export async function refusedView({ adoptions, accounts }: UnitStores) {
  const refused = await adoptions.refused();
  const people = refused.length > 0 ? await accounts.list() : [];
  const nameOf = (account: string) => people.find(({ id }) => id === account)?.name ?? '—';
  const titles = {
    adopt: m.adoption_refused_scheme,
    retire: m.adoption_refused_retire,
    withdraw: m.adoption_refused_withdraw
  };
  return refused.map(({ id, action, scheme, from, by, refusedBy, refused: at, reason }) => ({
    id,
    title: titles[action]({ name: nameOf(by), day: fullDay(from), scheme: nameOfScheme(scheme) }),
    own: by === refusedBy,
    by: nameOf(refusedBy),
    at,
    reason
  }));
}
