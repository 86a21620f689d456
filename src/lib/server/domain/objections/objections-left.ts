import type { Day } from '$lib/calendar';
import type { UnitStores } from '../units/unit-stores';
import { investigatorChoicesAmong, leftToInvestigate } from './investigate';
import { involvedIn, type PartHolders } from './involved/involved';
import type { ObjectionLine } from './objection-lines';

/** The people to whom an objection is left that nobody of the unit may investigate or answer. */
export interface ObjectionLeft {
  to: 'superior' | 'nobody';
  /** accounts of the superiors who may; empty where it is left to nobody */
  superiors: string[];
}

/**
 * The objections that wait for investigation or answer, and that a unit can’t deal with itself, because all
 * of its own people have a part in their subject. Those given to somebody who may go on aren't among them,
 * nor are appeals.
 * @returns by the objection's id
 */
export async function objectionsLeft(
  stores: UnitStores,
  lines: readonly ObjectionLine[],
  today: Day
): Promise<Map<string, ObjectionLeft>> {
  const waiting = lines.filter(({ status: { state } }) => ['open', 'assigned', 'found'].includes(state));
  const left = new Map<string, ObjectionLeft>();
  if (waiting.length === 0) return left;
  const accounts = await stores.accounts.list();
  // Many may object to the same, so who made it is looked up once.
  const known = new Map<string, PartHolders>();
  for (const { objection, status } of waiting) {
    const about = JSON.stringify([
      objection.notice.code,
      objection.subject,
      objection.entry,
      objection.months
    ]);
    const holders = known.get(about) ?? (await involvedIn(stores, objection));
    known.set(about, holders);
    const choices = investigatorChoicesAmong(objection, { accounts, today, holders });
    const to = leftToInvestigate(choices);
    const free = choices.filter(({ because }) => because === null).map(({ id }) => id);
    if (to === 'unit' || free.includes(status.investigator ?? '')) continue;
    left.set(objection.id, { to, superiors: free });
  }
  return left;
}
