import { dayIn, type Day } from '$lib/calendar';
import { isInForce } from '$lib/points';
import { digestOfShown } from '../../platform/command/shown-digest';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import type { AdoptionLine, AdoptionProposal } from './adoptions';
import { checkBooked, checkFirstDay, spansWith } from './check-adoption';
import { checkedAdoption } from './checked-adoption';

/**
 * Checks that a unit's rules can be retired from a day on: events from that day on can't be booked any more
 * (M13). A new adoption may follow.
 * @returns the digest by which two people mean the same retirement
 * @throws Problem those of `checkFirstDay`; `not-in-force` when nothing is in force on that day;
 * `adoption-entries` when something of that day or later is booked
 */
export async function checkedRetirement(stores: UnitStores, from: Day): Promise<string> {
  await checkFirstDay(stores, from);
  if (!isInForce(stores.adoptions.scheme(), from)) throw new Problem('not-in-force', 409, { value: from });
  await checkBooked(stores, await spansWith(stores, { action: 'retire', from }), from);
  return digestOfShown(['retire', from]);
}

/** Whether a line can still be taken back: it isn't in force yet. */
export function canWithdraw(line: AdoptionLine, today: string): boolean {
  return line.action !== 'withdraw' && !line.withdrawn && line.from > today;
}

/**
 * Checks that an adoption or retirement can be taken back, because it isn't in force yet.
 * @returns that line's first day, and the digest by which two people mean the same withdrawal
 * @throws Problem `not-found`, `adoption-in-force`; `adoption-too-early` when a month was sealed with it before
 * its end; `adoption-entries` when something is booked that only it can read
 */
export async function checkedWithdrawal(
  stores: UnitStores,
  { no, now }: { no: number; now: Date }
): Promise<{ from: Day; shown: string }> {
  const line = stores.adoptions.lines.find((each) => each.no === no);
  if (!line || line.action === 'withdraw') throw new Problem('not-found', 404);
  if (!canWithdraw(line, dayIn(stores.unit.timeZone, now)))
    throw new Problem('adoption-in-force', 409, { from: line.from });
  await checkFirstDay(stores, line.from);
  await checkBooked(stores, await spansWith(stores, { action: 'withdraw', no }), line.from);
  return { from: line.from, shown: digestOfShown(['withdraw', no]) };
}

/**
 * Digest of the change as it would be adopted now.
 * @throws Problem those of `checkedAdoption`, `checkedRetirement` and `checkedWithdrawal`
 */
export async function shownBy(stores: UnitStores, { change }: AdoptionProposal, now: Date): Promise<string> {
  if (change.action === 'adopt') return (await checkedAdoption(stores, change, now)).shown;
  if (change.action === 'retire') return checkedRetirement(stores, change.from);
  return (await checkedWithdrawal(stores, { no: change.withdraws, now })).shown;
}
