import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables/tables';

/** Clocks of several processes differ by less, in ms. */
const slack = 60_000;

/**
 * Whether time runs backwards: the clock is before a record that is there already, so that it is wrong now, or was wrong
 * then.
 * @param newest instant of the newest record; null: there is none
 * @param rightFrom instant from which the operator vouches for the clock: later times in older records were wrong
 */
export function isClockBehind(now: Date, newest: string | null, rightFrom: string | null): boolean {
  if (newest === null) return false;
  if (rightFrom !== null && Date.parse(rightFrom) <= now.getTime()) return false;
  return now.getTime() + slack < Date.parse(newest);
}

/** Instant of a unit's newest record, by its time; null: it has none. */
export async function newestRecordOf(db: Kysely<Tables>, unit: string): Promise<string | null> {
  const row = await db
    .selectFrom('audit')
    .where('unit_id', '=', unit)
    .select('at')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** Instant of the newest record of all units. */
async function newestRecord(db: Kysely<Tables>): Promise<string | null> {
  const { at } = await db
    .selectFrom('audit')
    .select((one) => one.fn.max<string | null>('at').as('at'))
    .executeTakeFirstOrThrow();
  return at;
}

/** Watches whether the server's clock runs backwards. */
export interface ClockWatch {
  /**
   * Instant of the record or reading that the clock is before; null while time runs forwards.
   * @param seen instant of a record that another process may have made
   */
  behind(seen?: string | null): string | null;
}

/** Begins with the newest record of all units, and remembers the latest time that the clock has shown since. */
export async function watchClock(
  db: Kysely<Tables>,
  clock: () => Date,
  rightFrom: string | null
): Promise<ClockWatch> {
  return clockWatch(clock, rightFrom, await newestRecord(db));
}

/** Watches a clock from one record on; null: there is none yet. */
export function clockWatch(clock: () => Date, rightFrom: string | null, from: string | null): ClockWatch {
  let newest = from;
  return {
    behind(seen = null) {
      if (seen !== null && (newest === null || seen > newest)) newest = seen;
      const now = clock();
      if (isClockBehind(now, newest, rightFrom)) return newest;
      if (newest === null || now.toISOString() > newest) newest = now.toISOString();
      return null;
    }
  };
}
