import {
  contains,
  firstMonth,
  lastDay,
  lastMonth,
  monthOf,
  monthOfYear,
  yearOf,
  type Day
} from '../../calendar';
import { kindOf } from '../kinds';
import type { EntryWithBasis } from '../ledger';
import { rulesOn } from '../scheme/compose-versions';
import type { Scheme, SchemeRules } from '../scheme/scheme';

/** A booked ledger line with the id of the ruling that it rests on; null: none. */
export interface DecidedEntry extends EntryWithBasis {
  decision: string | null;
}

/**
 * The ledger as it would be had the corrections of a sealed period been known in time: undone entries are gone, and new ones
 * are booked in the period, in the month of their day. For a closed year it includes figures that replaced others (M13b); of
 * several for the same, the last one.
 * @param corrections those of the entries that `lateCorrections` gives, in the order of booking
 */
export function asIfInTime<Booked extends DecidedEntry>(
  entries: readonly Booked[],
  corrections: readonly Booked[],
  { period, scheme }: { period: string; scheme: Scheme }
): Booked[] {
  if (corrections.length === 0) return [...entries];
  const aside = setOffIn(corrections);
  const undone = new Set(corrections.flatMap(({ reverses }) => (reverses === null ? [] : [reverses])));
  for (const id of aside) undone.delete(id);
  const rules = rulesOn(scheme, lastDay(monthOfYear(yearOf(period), 12)));
  const latest = new Map<string, string>();
  for (const { id, subject, item } of corrections) {
    const key = aside.has(id) ? onceKeyIn(rules, item) : null;
    if (key === null) continue;
    const place = `${subject}\n${key}`;
    const earlier = latest.get(place);
    if (earlier !== undefined) undone.add(earlier);
    latest.set(place, id);
  }
  const moved = new Set(corrections.map(({ id }) => id));
  return entries
    .filter(({ id, reverses }) => !undone.has(id) && !(moved.has(id) && reverses !== null))
    .map((entry) => (moved.has(entry.id) ? { ...entry, period: monthWithin(period, entry.date) } : entry));
}

/**
 * The lines that correct a sealed period, or a shorter one in it, and were booked after its end: what is booked in the period
 * itself counts there by booking (M5).
 * @param corrects the sealed period that a line corrects; undefined: none
 */
export function lateCorrections<Booked extends Pick<DecidedEntry, 'period'>>(
  entries: readonly Booked[],
  of: string,
  corrects: (entry: Booked) => string | undefined
): Booked[] {
  const last = lastMonth(of);
  return entries.filter((entry) => {
    const corrected = entry.period > last ? corrects(entry) : undefined;
    return corrected !== undefined && contains(of, corrected);
  });
}

/** The month of a day, or the nearest one within a period. */
function monthWithin(period: string, day: Day): string {
  const [month, first, last] = [monthOf(day), firstMonth(period), lastMonth(period)];
  return month < first ? first : month > last ? last : month;
}

/** Ids of lines that were set off by the answer that booked them (M13b). */
export function setOffIn(
  corrections: readonly Pick<DecidedEntry, 'id' | 'reverses' | 'decision' | 'basis'>[]
): Set<string> {
  const byId = new Map(corrections.map((entry) => [entry.id, entry]));
  const found = new Set<string>();
  for (const { reverses, decision, basis } of corrections) {
    const target = reverses === null ? undefined : byId.get(reverses);
    if (target && target.decision === decision && target.basis === basis) found.add(target.id);
  }
  return found;
}

/** The key of an item that is assessed once a year, of which two can't be valid; null: any number may. */
export function onceKeyIn({ items }: Pick<SchemeRules, 'items'>, id: string): string | null {
  const item = items.find((each) => each.id === id);
  return item ? kindOf(item).onceKey(item) : null;
}
