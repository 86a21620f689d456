import { firstMonth, lastMonth, monthOf, wholeYear, yearOf, type Day } from '../../calendar';
import { kindOf } from '../kinds';
import type { EntryWithBasis } from '../ledger';
import { rulesOn } from '../scheme/compose-versions';
import type { Scheme, SchemeRules } from '../scheme/scheme';

/** A booked ledger line with the id of the ruling that it rests on; null: none. */
export interface DecidedEntry extends EntryWithBasis {
  decision: string | null;
}

/** A line that was booked after the end of a sealed period which it corrects. */
export interface LateCorrection<Booked> {
  entry: Booked;
  /** the shortest sealed period that contains the line's own date */
  of: string;
}

/**
 * The ledger as it would be had the corrections of a sealed period been known in time: undone entries are gone, and new ones
 * are booked in the month of their day, or the nearest one within what they correct. For a closed year it includes figures
 * that replaced others (M13b); of several for the same, the last one that isn't revoked, or else the one that they replaced.
 * @param late those of the entries that `lateCorrections` gives, in the order of booking
 */
export function asIfInTime<Booked extends DecidedEntry>(
  entries: readonly Booked[],
  late: readonly LateCorrection<Booked>[],
  { period, scheme }: { period: string; scheme: Scheme }
): Booked[] {
  const rules = rulesOn(scheme, `${wholeYear(period)}-12-31`);
  const moved = new Map(late.map(({ entry, of }) => [entry.id, of]));
  const gone = goneBy(
    late.map(({ entry }) => entry),
    { entries, rules }
  );
  return entries.flatMap((entry) => {
    if (gone.has(entry.id)) return [];
    const of = moved.get(entry.id);
    if (of === undefined) return [entry];
    return entry.reverses === null ? [{ ...entry, period: monthWithin(of, entry.date) }] : [];
  });
}

/** Ids of the lines that corrections have left without effect, and of those that only revoke others. */
function goneBy(
  corrections: readonly DecidedEntry[],
  { entries, rules }: { entries: readonly DecidedEntry[]; rules: SchemeRules }
): Set<string> {
  const revoked = new Set(corrections.flatMap(({ revokes }) => revokes ?? []));
  const gone = new Set(corrections.flatMap(({ reverses }) => reverses ?? []));
  const figures = new Map<string, DecidedEntry[]>();
  for (const line of corrections.filter((each) => isSetOff(each, corrections))) {
    if (line.revokes !== undefined) continue;
    gone.delete(line.id);
    const place = placeOf(rules, line);
    if (place !== null) figures.set(place, [...(figures.get(place) ?? []), line]);
  }
  for (const [place, booked] of figures) {
    const standing = booked.filter(({ id }) => !revoked.has(id));
    for (const { id } of standing.slice(0, -1)) gone.add(id);
    if (standing.length > 0) continue;
    const replaced = new Set(
      corrections.flatMap((line) =>
        booked.some((each) => isOneAnswer(each, line)) ? (line.reverses ?? []) : []
      )
    );
    for (const entry of entries)
      if (replaced.has(entry.id) && placeOf(rules, entry) === place) gone.delete(entry.id);
  }
  for (const id of revoked) gone.add(id);
  return gone;
}

/**
 * The lines that correct a period's year so far, up to its end, and were booked after it: the period's points where they correct
 * it or a shorter one in it, and else what it carries on, such as its balance. What is booked before its end counts there by
 * booking (M5).
 * @param corrects the shortest sealed period that a line corrects; undefined: none
 */
export function lateCorrections<Booked extends Pick<DecidedEntry, 'period'>>(
  entries: readonly Booked[],
  period: string,
  corrects: (entry: Booked) => string | undefined
): LateCorrection<Booked>[] {
  const last = lastMonth(period);
  return entries.flatMap((entry) => {
    const of = entry.period > last ? corrects(entry) : undefined;
    if (of === undefined || yearOf(of) !== yearOf(period) || lastMonth(of) > last) return [];
    return [{ entry, of }];
  });
}

/** The month of a day, or the nearest one within a period. */
function monthWithin(period: string, day: Day): string {
  const [month, first, last] = [monthOf(day), firstMonth(period), lastMonth(period)];
  return month < first ? first : month > last ? last : month;
}

type SetOffLine = Pick<DecidedEntry, 'id' | 'reverses' | 'decision' | 'basis'>;
type Answered = Pick<SetOffLine, 'decision' | 'basis'>;

/** Whether two lines were booked by one answer. */
function isOneAnswer(one: Answered, other: Answered): boolean {
  return one.decision === other.decision && one.basis === other.basis;
}

/** Whether a line was set off by the answer that booked it (M13b). */
function isSetOff(line: Omit<SetOffLine, 'reverses'>, corrections: readonly SetOffLine[]): boolean {
  return corrections.some((other) => other.reverses === line.id && isOneAnswer(other, line));
}

/** Ids of lines that were set off. */
export function setOffIn(corrections: readonly SetOffLine[]): Set<string> {
  return new Set(corrections.filter((line) => isSetOff(line, corrections)).map(({ id }) => id));
}

/** The person and the key of a figure that counts once a year; null: every such line counts. */
function placeOf(
  rules: SchemeRules,
  { subject, item }: Pick<DecidedEntry, 'subject' | 'item'>
): string | null {
  const key = assessmentKeyIn(rules, item);
  return key === null ? null : `${subject} ${key}`;
}

/** The key under which an item's entries count once a year (M13b); null: it is no assessment, and every entry counts. */
export function assessmentKeyIn({ items }: Pick<SchemeRules, 'items'>, id: string): string | null {
  const item = items.find((each) => each.id === id);
  return item ? kindOf(item).assessmentKey(item) : null;
}
