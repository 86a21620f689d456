import { contains, firstMonth, lastMonth, monthOf, wholeYear, type Day } from '../../calendar';
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
  const rules = rulesOn(scheme, `${wholeYear(period)}-12-31`);
  const moved = new Set(corrections);
  const gone = new Set(corrections.map(({ reverses }) => reverses));
  const latest = new Map<string, string>();
  for (const { id, subject, item } of corrections.filter((line) => isSetOff(line, corrections))) {
    gone.delete(id);
    const key = onceKeyIn(rules, item);
    if (key === null) continue;
    const place = `${subject} ${key}`;
    gone.add(latest.get(place) ?? null);
    latest.set(place, id);
  }
  return entries.flatMap((entry) => {
    if (gone.has(entry.id)) return [];
    if (!moved.has(entry)) return [entry];
    return entry.reverses === null ? [{ ...entry, period: monthWithin(period, entry.date) }] : [];
  });
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
  return entries.filter((entry) => {
    const corrected = entry.period > lastMonth(of) && corrects(entry);
    return corrected ? contains(of, corrected) : false;
  });
}

/** The month of a day, or the nearest one within a period. */
function monthWithin(period: string, day: Day): string {
  const [month, first, last] = [monthOf(day), firstMonth(period), lastMonth(period)];
  return month < first ? first : month > last ? last : month;
}

type SetOffLine = Pick<DecidedEntry, 'id' | 'reverses' | 'decision' | 'basis'>;

/** Whether a line was set off by the answer that booked it (M13b). */
function isSetOff(
  { id, decision, basis }: Omit<SetOffLine, 'reverses'>,
  corrections: readonly SetOffLine[]
): boolean {
  return corrections.some(
    (line) => line.reverses === id && line.decision === decision && line.basis === basis
  );
}

/** Ids of lines that were set off. */
export function setOffIn(corrections: readonly SetOffLine[]): Set<string> {
  return new Set(corrections.filter((line) => isSetOff(line, corrections)).map(({ id }) => id));
}

/** The key of an item that is assessed once a year, of which two can't be valid; null: any number may. */
export function onceKeyIn({ items }: Pick<SchemeRules, 'items'>, id: string): string | null {
  const item = items.find((each) => each.id === id);
  return item ? kindOf(item).onceKey(item) : null;
}
