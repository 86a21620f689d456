import { dayIn, isWithin } from '$lib/calendar';
import type { Account } from '../accounts/accounts';
import type { Actor, RoleName } from '../accounts/actor';
import type { House } from '../house';
import { Problem } from '../problem';
import type { UnitStores } from '../store/unit-stores';
import { involvedIn, isParty } from './involved';
import { needObjection } from './need-objection';
import { objectionNo, type Objection } from './objection';
import { proseOf } from './objection-text';

interface Named {
  key: string;
  objection: string;
  /** number of the last step that was shown; 0: none */
  seen: number;
}

const investigating: readonly RoleName[] = ['recorder', 'committee', 'superior'];

/** Who may be asked to investigate on a day, who of them is involved, and who is the superior. */
export async function investigatorsFor(
  stores: UnitStores,
  objection: Objection,
  today: string
): Promise<(Pick<Account, 'id' | 'name'> & { isInvolved: boolean; isSuperior: boolean })[]> {
  const accounts = await stores.accounts.list();
  const involved = await involvedIn(stores, objection, accounts);
  const above = holders(accounts, ['superior'], today);
  return investigators(accounts, today).map((account) => ({
    ...{ id: account.id, name: account.name },
    ...{ isInvolved: involved.has(account.id), isSuperior: above.includes(account) }
  }));
}

/** Who may be asked to investigate on a day at all: who deals with objections then. */
export function investigators(accounts: readonly Account[], today: string): Account[] {
  return holders(accounts, investigating, today);
}

function holders(accounts: readonly Account[], of: readonly RoleName[], today: string): Account[] {
  return accounts.filter(({ roles }) =>
    roles.some((held) => of.includes(held.role) && isWithin(today, held))
  );
}

/**
 * Gives an objection to somebody who isn't involved (指定核查人).
 * @throws Problem `investigator-missing`, `investigator-involved`, `objection-involved` when who chooses is a party, `objection-state`, `objection-changed`, `not-found`
 */
export function assignInvestigator(
  house: House,
  actor: Actor,
  { key, ...input }: Named & { investigator: string }
) {
  return house.act(actor, { act: 'handle-objections', key, input: { ...input } }, async (stores) => {
    const { objection } = await needObjection(stores, input.objection, ['open', 'assigned', 'appealed']);
    const accounts = await stores.accounts.list();
    const isOwn = actor.subject !== null && actor.subject === objection.subject;
    if (isOwn || isParty(actor.account, objection, { accounts }))
      throw new Problem('objection-involved', 403, { no: objectionNo(objection) });
    const today = dayIn(stores.unit.timeZone, house.clock());
    const chosen = (await investigatorsFor(stores, objection, today)).find(
      ({ id }) => id === input.investigator
    );
    if (!chosen) throw new Problem('investigator-missing', 422);
    if (chosen.isInvolved) throw new Problem('investigator-involved', 403, { name: chosen.name });
    const { seen, investigator } = input;
    const { account } = actor;
    await stores.objections.add({ objection: objection.id, seen, act: 'assign', account, investigator });
    return null;
  });
}

/**
 * What the investigator has found out (核查情况); the office alone reads it.
 * @throws Problem `not-investigator`, `objection-empty`, `objection-state`, `objection-changed`, or what keeps a text out
 */
export function recordFindings(house: House, actor: Actor, { key, ...input }: Named & { words: string }) {
  return house.act(actor, { act: 'handle-objections', key, input: { ...input } }, async (stores) => {
    const { objection, standing } = await needObjection(stores, input.objection, [
      'assigned',
      'found',
      'appealed'
    ]);
    if (standing.investigator !== actor.account)
      throw new Problem('not-investigator', 403, { no: objectionNo(objection) });
    const words = proseOf(input.words);
    const { seen } = input;
    const { account } = actor;
    await stores.objections.add({ objection: objection.id, seen, act: 'find', account, words });
    return null;
  });
}
