import { dayIn, isWithin } from '$lib/calendar';
import { accountNames } from '../accounts/account-names';
import type { Account } from '../accounts/accounts';
import type { Actor, RoleName } from '../../platform/access/actor';
import { conflictOf, isBarred, partsAsParty, type MatterPart } from '../conflicts/conflict';
import { actingPersonAmong, personOf } from '../conflicts/person-in-matter';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import { involvedIn, partsInObjection, type PartHolders } from './involved/involved';
import { needObjection } from './need-objection';
import { objectionNo, type Objection } from './objection';
import { proseOf } from './read-objection-text';

interface ObjectionInput {
  key: string;
  objection: string;
  /** number of the last step that was shown; 0: none */
  seen: number;
}

const investigating: readonly RoleName[] = ['recorder', 'committee', 'superior'];

/** Somebody who deals with objections, as one of them looks at who may investigate it. */
export interface InvestigatorChoice extends Pick<Account, 'id' | 'name'> {
  isSuperior: boolean;
  /** the part for which they step aside; null: they may investigate and answer */
  because: MatterPart | null;
}

/**
 * The people who may be asked to investigate on a day, who of them steps aside and why, and who is the
 * superior.
 */
export async function investigatorsFor(
  stores: UnitStores,
  objection: Objection,
  today: string
): Promise<InvestigatorChoice[]> {
  const accounts = await stores.accounts.list();
  return investigatorChoicesAmong(objection, {
    accounts,
    today,
    holders: await involvedIn(stores, objection)
  });
}

/** Builds the choices from accounts and holders that the caller has read already. */
export function investigatorChoicesAmong(
  objection: Objection,
  { accounts, today, holders }: { accounts: readonly Account[]; today: string; holders: PartHolders }
): InvestigatorChoice[] {
  const superiors = holdersOf(accounts, ['superior'], today);
  const names = accountNames(accounts);
  return investigators(accounts, today).map((account) => {
    const parts = partsInObjection(personOf(account.id, accounts), objection, holders);
    const verdict = conflictOf({ deed: 'investigate', parts });
    return {
      id: account.id,
      name: names.get(account.id) ?? account.name,
      isSuperior: superiors.includes(account),
      because: verdict.isFree ? null : verdict.because
    };
  });
}

/**
 * Tells who is left to investigate: somebody of the unit, the superior alone, or nobody until somebody else
 * is given the role.
 */
export function leftToInvestigate(
  choices: readonly Pick<InvestigatorChoice, 'isSuperior' | 'because'>[]
): 'unit' | 'superior' | 'nobody' {
  const free = choices.filter(({ because }) => because === null);
  if (free.length === 0) return 'nobody';
  return free.every(({ isSuperior }) => isSuperior) ? 'superior' : 'unit';
}

/**
 * Nobody investigates or answers what they have taken part in. Asked within the write: a part may have come since the page was
 * shown.
 * @throws Problem `objection-involved`
 */
export async function needFree(
  stores: UnitStores,
  actor: Actor,
  objection: Objection,
  { deed, accounts }: { deed: 'investigate' | 'answer'; accounts: readonly Account[] }
): Promise<void> {
  const holders = await involvedIn(stores, objection);
  const parts = partsInObjection(actingPersonAmong(actor, accounts), objection, holders);
  if (isBarred({ deed, parts })) throw new Problem('objection-involved', 403, { no: objectionNo(objection) });
}

/** The accounts that may be asked to investigate on a day at all: those that deal with objections then. */
export function investigators(accounts: readonly Account[], today: string): Account[] {
  return holdersOf(accounts, investigating, today);
}

function holdersOf(accounts: readonly Account[], of: readonly RoleName[], today: string): Account[] {
  return accounts.filter(({ roles }) =>
    roles.some((held) => of.includes(held.role) && isWithin(today, held))
  );
}

/**
 * Gives an objection to somebody who isn't involved (指定核查人).
 * @throws Problem `investigator-missing`, `investigator-involved`, `objection-involved` when who chooses is a party, `objection-state`, `objection-changed`, `not-found`
 */
export function assignInvestigator(
  app: App,
  actor: Actor,
  { key, ...input }: ObjectionInput & { investigator: string }
) {
  return app.runCommand(
    actor,
    { permission: 'handle-objections', key, input: { ...input } },
    async (stores) => {
      const { objection } = await needObjection(stores, input.objection, ['open', 'assigned', 'appealed']);
      const accounts = await stores.accounts.list();
      const parts = partsAsParty(actingPersonAmong(actor, accounts), objection);
      if (isBarred({ deed: 'assign', parts }))
        throw new Problem('objection-involved', 403, { no: objectionNo(objection) });
      const today = dayIn(stores.unit.timeZone, app.clock());
      const holders = await involvedIn(stores, objection);
      const choices = investigatorChoicesAmong(objection, { accounts, today, holders });
      const chosen = choices.find(({ id }) => id === input.investigator);
      if (!chosen) throw new Problem('investigator-missing', 422);
      if (chosen.because !== null) throw new Problem('investigator-involved', 403, { name: chosen.name });
      const { seen, investigator } = input;
      const { account } = actor;
      await stores.objections.add({ objection: objection.id, seen, action: 'assign', account, investigator });
      return null;
    }
  );
}

/**
 * Records what the investigator has found out (核查情况); only the office reads it.
 * @throws Problem `not-investigator`, `objection-involved`, `objection-empty`, `objection-state`,
 * `objection-changed`, or what keeps a text out
 */
export function recordFindings(
  app: App,
  actor: Actor,
  { key, ...input }: ObjectionInput & { words: string }
) {
  return app.runCommand(
    actor,
    { permission: 'handle-objections', key, input: { ...input } },
    async (stores) => {
      const { objection, status } = await needObjection(stores, input.objection, [
        'assigned',
        'found',
        'appealed'
      ]);
      if (status.investigator !== actor.account)
        throw new Problem('not-investigator', 403, { no: objectionNo(objection) });
      const accounts = await stores.accounts.list();
      await needFree(stores, actor, objection, { deed: 'investigate', accounts });
      const words = proseOf(input.words);
      const { seen } = input;
      const { account } = actor;
      await stores.objections.add({ objection: objection.id, seen, action: 'find', account, words });
      return null;
    }
  );
}
