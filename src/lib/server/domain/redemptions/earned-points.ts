import { monthOfYear, previousMonth, yearOf } from '$lib/calendar';
import { isInAccount, type AccountYears, type Entry, type Hundredths } from '$lib/points';
import { scorePeriod } from '../periods/score-period';
import type { UnitStores } from '../units/unit-stores';

/**
 * The points that somebody may count on when goods are handed out, by 编号: what sealed months brought, less what
 * corrections (更正) take that those months don't show: one in the open month, which could be spent until that month is
 * sealed, and a reversal after the year's end, which changes no sealed points ever (M13b).
 * @param subject only that person's correction is looked for; others' points come as sealed
 */
export async function earnedPoints(
  stores: UnitStores,
  { years, subject }: { years: AccountYears; subject?: string }
): Promise<Map<string, Hundredths>> {
  const earned = new Map(await stores.redemptions.earned(years));
  const open = await stores.periods.open();
  const isAsked = (id: string) => subject === undefined || id === subject;
  const late = (await stores.ledger.lateReversals()).filter(
    ({ subject: id, undone }) => isAsked(id) && undone < open && isInAccount(years, yearOf(undone))
  );
  const booked = isInAccount(years, yearOf(open))
    ? await stores.ledger.scorable([...earned.keys()].filter(isAsked), {
        since: open,
        upto: await stores.ledger.last()
      })
    : [];
  // Most months have no correction, and a month is scored from the unit's whole ledger.
  if (late.length === 0 && booked.every(({ reverses }) => reverses === null)) return earned;
  const entries = await stores.ledger.allScorable();
  const months = new Map(entries.map(({ id, period }) => [id, period]));
  // One of an entry that isn't sealed itself takes nothing from what was earned.
  const corrections = booked.filter(
    ({ reverses }) => reverses !== null && (months.get(reverses) ?? open) < open
  );
  const ids = new Set(corrections.map(({ id }) => id));
  const uncorrected = entries.filter(({ id }) => !ids.has(id));
  for (const month of new Set(corrections.map(({ period }) => period)))
    await subtract(month, uncorrected, entries);
  for (const year of new Set(late.map(({ undone }) => yearOf(undone)))) {
    const own = new Set(late.filter(({ undone }) => yearOf(undone) === year).map(({ id }) => id));
    // Each counts here as if it were booked in the last month of its year that is sealed.
    const month = yearOf(open) === year ? previousMonth(open) : monthOfYear(year, 12);
    const moved = entries.map((entry) => (own.has(entry.id) ? { ...entry, period: month } : entry));
    await subtract(month, entries, moved);
  }
  return earned;

  /** Takes off what a month has less of with corrections than without. */
  async function subtract(month: string, without: Entry[], corrected: Entry[]): Promise<void> {
    const before = await pointsOf(stores, month, without);
    for (const [id, points] of await pointsOf(stores, month, corrected)) {
      // Other points of the month aren't sealed, and make up for nothing.
      const lost = Math.min(0, points - (before.get(id) ?? 0));
      if (earned.has(id)) earned.set(id, (earned.get(id) ?? 0) + lost);
    }
  }
}

async function pointsOf(
  stores: UnitStores,
  month: string,
  entries: Entry[]
): Promise<Map<string, Hundredths>> {
  const { rows } = await scorePeriod(stores, month, entries);
  return new Map(rows.map(({ subject, points }) => [subject, points]));
}
