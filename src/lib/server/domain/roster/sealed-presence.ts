import { daysOf, firstDay, monthsFrom, previousMonth, type Day } from '$lib/calendar';
import { isPresent, servedSince } from '$lib/points';
import type { MessageParams } from '../../platform/problem/problem';
import {
  factsIn,
  servesIn,
  spellsOf,
  changeDays,
  withElsewhere,
  wordedFacts,
  type RosterPerson
} from './spells';

/** The part of a unit's past that the roster can't rewrite (M4, M16). */
export interface SealedPast {
  /** the sealed periods that hold a result of each person (编号), as they end */
  sealed: ReadonlyMap<string, readonly string[]>;
  /** the unit's first month: nothing depends on earlier days (M15) */
  first: string;
  /** the month that is open: all before it are sealed */
  open: string;
  /** the months of each person that certificates of other units cover; people without one aren't in it */
  certified: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Codes of a refusal of the sealed past. */
export type SealedCode = 'sealed-presence' | 'sealed-facts' | 'first-day-missing' | 'first-day-sealed';

/** The first day that is open, from which on the roster may change. */
export const firstOpenDay = ({ open }: Pick<SealedPast, 'open'>): Day => firstDay(open);

/** Whether a unit has sealed a month. */
export const hasSealed = ({ first, open }: Pick<SealedPast, 'first' | 'open'>): boolean => first !== open;

/**
 * The reason why somebody's facts can't become these: a sealed period would have them otherwise. Presence decides ranks and a
 * month's standing awards, the pool decides whom somebody is ranked with, so a change would rewrite what is closed without an
 * entry (M4). Service never begins in a sealed month without a result, unless a certificate covers that month: it is on
 * record then, and counts nothing here.
 * @param before undefined for somebody who is new
 * @param past with the word for somebody's first day: the heading of its column
 * @returns null when nothing sealed changes
 */
export function sealedTrouble(
  before: RosterPerson | undefined,
  after: RosterPerson,
  past: SealedPast & { column: string }
): (MessageParams & { code: SealedCode }) | null {
  const { sealed, first, certified, column } = past;
  const own = sealed.get(after.id) ?? [];
  const value = after.id;
  const day = firstOpenDay(past);
  if (before) {
    const months = [...(certified.get(value) ?? []), ...(before.elsewhere ?? [])];
    const others = months.filter((month) => month < past.open && !own.includes(month));
    const served = (person: RosterPerson) => servedSince(withElsewhere(person, others), first);
    const [was, is] = [served(before), served(after)];
    const differing = own.find((period) => isPresent(was, period) !== isPresent(is, period));
    if (differing !== undefined)
      return { code: 'sealed-presence', params: { value, period: differing, day } };
    const isDated = changeDays(after).some((day) => !changeDays(before).includes(day));
    const moved = own.find((period) => hasOtherFacts(before, after, { period, isDated }));
    if (moved !== undefined) return { code: 'sealed-facts', params: { value, period: moved, day } };
  }
  if (!hasSealed(past)) return null;
  const unsealed = monthsFrom(first, previousMonth(past.open)).find(
    (month) =>
      !own.includes(month) &&
      certified.get(value)?.has(month) !== true &&
      servesIn(after, daysOf(month)) &&
      !(before && servesIn(before, daysOf(month)))
  );
  if (unsealed === undefined) return null;
  const [start] = spellsOf(after);
  return start?.from === null
    ? { code: 'first-day-missing', params: { value, day, column } }
    : { code: 'first-day-sealed', params: { value, period: unsealed, day, column } };
}

/**
 * Whether somebody's facts in a period would be others. A worded fact that was empty then may be filled in, since no rule reads it;
 * one that is said to hold from a day on isn't filled in, but changed.
 */
function hasOtherFacts(
  before: RosterPerson,
  after: RosterPerson,
  { period, isDated }: { period: string; isDated: boolean }
): boolean {
  const days = daysOf(period);
  const [was, is] = [factsIn(before, days), factsIn(after, days)];
  return (
    was.pool !== is.pool ||
    was.group !== is.group ||
    wordedFacts.some((field) => (isDated || was[field] !== undefined) && was[field] !== is[field])
  );
}
