import { namesApart } from '$lib/server/domain/roster/names-apart';
import { contains } from '$lib/calendar';
import { itemOf } from '$lib/points';
import type { Actor } from '$lib/server/platform/access/actor';
import { correctedPeriodByLine } from '$lib/server/domain/objections/corrections/corrected-period-by-line';
import { countedLines } from '$lib/server/domain/objections/corrections/counted-lines';
import type { Objection } from '$lib/server/domain/objections/objection';
import { objectionNo } from '$lib/server/domain/objections/objection';
import { objectionStatus } from '$lib/server/domain/objections/objection-status';
import { isTabled } from '$lib/server/domain/notices/publicity-days';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { isOpenPart, partsInRow } from '$lib/server/domain/conflicts/conflict';
import { actingPersonAmong } from '$lib/server/domain/conflicts/person-in-matter';
import {
  investigatorsFor,
  leftToInvestigate,
  type InvestigatorChoice
} from '$lib/server/domain/objections/investigate';
import { accountNames } from '$lib/server/domain/accounts/account-names';
import { itemText } from '$lib/ui/text/item-text';

/**
 * An objection with everything that the office may see of it. Only the recorder who needn't step
 * aside, and whoever investigates, see how to reach whoever raised it; the person whose row it is doesn't learn who that is. Whoever holds the receipt may act on
 * the objection, even appeal, so the office sees receipts only for objections on paper, which it hands out
 * itself.
 * @param today the unit's day, YYYY-MM-DD
 */
export async function objectionDetailView(
  stores: UnitStores,
  objection: Objection,
  { actor, today }: { actor: Actor; today: string }
) {
  const { way, notice, filed, said, contact, paper, receipt, entry, account, subject, steps } = objection;
  const status = objectionStatus(objection);
  const accounts = await stores.accounts.list();
  const names = accountNames(accounts);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  const people = namesApart(await stores.roster.list());
  const isOwn = partsInRow(actingPersonAmong(actor, accounts), subject).length > 0;
  const isInvestigator = status.investigator === actor.account;
  const choices = await investigatorsFor(stores, objection, today);
  const isAside = isOwn || choices.some(({ id, because }) => id === actor.account && because !== null);
  const mayReach = isInvestigator || (actor.roles.includes('recorder') && !isAside);
  const mayKnow = way === 'audit' || (way === 'member' && (!isOwn || account === actor.account));
  const raised = mayKnow ? nameOf(account) : null;
  return {
    id: objection.id,
    no: objectionNo(objection),
    way,
    notice,
    filed,
    said,
    paper,
    entry,
    receipt: way === 'paper' ? receipt : null,
    state: status.state,
    due: status.due,
    last: status.last,
    supplements: status.supplements,
    isOverdue: status.due !== null && today > status.due,
    isReckoned: status.due !== null && !isTabled(await stores.holidays.tables(), status.due),
    contact: mayReach ? contact : '',
    hasContact: contact !== '',
    by: raised,
    name: subject === null ? null : (people.get(subject) ?? subject),
    isOwn,
    isAside,
    isInvestigator,
    isSuperior: actor.roles.includes('superior'),
    investigator: nameOf(status.investigator),
    steps: steps.map((step) => ({
      no: step.no,
      action: step.action,
      at: step.at,
      upheld: step.upheld,
      words: step.words,
      publishes: step.notice !== null,
      // The step was taken by whoever raised the objection, so their name is withheld like that of the
      // objection itself.
      by: step.action === 'appeal' && !mayKnow ? null : nameOf(step.account),
      investigator: nameOf(step.investigator)
    }))
  };
}

/**
 * Says who may investigate and answer, who steps aside, and to whom the objection passes. Readers see the
 * reason why they step aside themselves. Of colleagues they see only reasons that the office knows anyway;
 * all others read `other`.
 */
export function choicesView(choices: readonly InvestigatorChoice[], { account }: Pick<Actor, 'account'>) {
  const superiors = choices.filter(({ isSuperior }) => isSuperior);
  return {
    investigators: choices.map(({ id, name, isSuperior, because }) => ({
      id,
      name,
      isSuperior,
      part: because === null || isOpenPart(because) ? because : ('other' as const)
    })),
    aside: choices.find(({ id }) => id === account)?.because ?? null,
    left: leftToInvestigate(choices),
    hasSuperior: superiors.some(({ because }) => because === null)
  };
}

/**
 * One person's ledger lines of the notice's period that may be undone: those booked in it, and those booked later that correct it.
 * A line of a closed year is one of them for as long as it counts there (M13b).
 * @param subject number of the person; null for nobody, which gives no lines
 */
export async function linesOf(stores: UnitStores, { notice }: Objection, subject: string | null) {
  if (subject === null) return [];
  const scheme = schemeOf(stores);
  const entries = await stores.ledger.entries({ subject });
  const undone = new Set(entries.map(({ reverses }) => reverses));
  const corrects = await correctedPeriodByLine(stores, entries);
  const { closedYearOf } = await countedLines(stores, entries);
  return entries
    .filter(({ reverses, revokes }) => reverses === null && revokes === undefined)
    .filter((entry) => !undone.has(entry.id) || closedYearOf(entry) !== null)
    .filter(({ id, period }) => [period, corrects.get(id)].some((of) => of && contains(notice.period, of)))
    .map((entry) => ({
      id: entry.id,
      date: entry.date,
      basis: entry.basis,
      what: itemText(itemOf(scheme, entry.item, entry.date), entry)
    }));
}
