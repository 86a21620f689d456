import { yearOf } from '$lib/calendar';
import { isInAccount, type AccountYears, type Entry, type Hundredths } from '$lib/points';
import { scorePeriod } from '../periods/score-period';
import type { UnitStores } from '../units/unit-stores';

/**
 * The points that somebody may count on when goods are handed out, by 编号: what sealed months brought, less what a
 * correction (更正) in the open month is about to take away from it. Otherwise an entry that is corrected already could
 * still be spent until that month is sealed.
 * @param subject only that person's correction is looked for; others' points come as sealed
 */
export async function earnedPoints(
  stores: UnitStores,
  { years, subject }: { years: AccountYears; subject?: string }
): Promise<Map<string, Hundredths>> {
  const earned = new Map(await stores.redemptions.earned(years));
  const open = await stores.periods.open();
  if (!isInAccount(years, yearOf(open))) return earned;
  const asked = subject === undefined ? [...earned.keys()] : [subject];
  const booked = await stores.ledger.scorable(asked, { since: open, upto: await stores.ledger.last() });
  // Most months have no correction, and a month is scored from the unit's whole ledger.
  if (booked.every(({ reverses }) => reverses === null)) return earned;
  const entries = await stores.ledger.allScorable();
  const months = new Map(entries.map(({ id, period }) => [id, period]));
  // One of an entry that isn't sealed itself takes nothing from what was earned.
  const corrections = booked.filter(
    ({ reverses }) => reverses !== null && (months.get(reverses) ?? open) < open
  );
  const ids = new Set(corrections.map(({ id }) => id));
  const uncorrected = entries.filter(({ id }) => !ids.has(id));
  for (const month of new Set(corrections.map(({ period }) => period))) {
    const before = await pointsOf(stores, month, uncorrected);
    for (const [id, points] of await pointsOf(stores, month, entries)) {
      // Other points of the month aren't sealed, and make up for nothing.
      const taken = Math.min(0, points - (before.get(id) ?? 0));
      if (earned.has(id)) earned.set(id, (earned.get(id) ?? 0) + taken);
    }
  }
  return earned;
}

async function pointsOf(
  stores: UnitStores,
  month: string,
  entries: Entry[]
): Promise<Map<string, Hundredths>> {
  const { rows } = await scorePeriod(stores, month, entries);
  return new Map(rows.map(({ subject, points }) => [subject, points]));
}
