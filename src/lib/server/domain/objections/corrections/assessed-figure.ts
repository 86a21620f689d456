import { periodKind, yearOf, lastDay, monthOfYear, type Day } from '$lib/calendar';
import {
  kindOf,
  assessmentKeyIn,
  type WrittenEntry,
  type Item,
  type SchemeRules,
  type Scheme,
  type Subject,
  declarableItems,
  isDeclarable,
  offeredItems,
  type DeclarableItem
} from '$lib/points';
import { enteredItems, indicatorsOf } from '../../assessments/indicators';
import { rulesOfYear } from '../../assessments/rules-of-year';
import type { ClaimFields } from '../../claims/claim';
import { readFields, type TypedClaim } from '../../claims/read-fields';
import type { BookedEntry } from '../../ledger/ledger';
import { reversalOf } from '../../ledger/reversal-of';

/** Assessed once for a year (M9, M13b): a figure, or a clause of what a department assesses. */
function isAssessed(rules: Pick<SchemeRules, 'items'>, item: Item): boolean {
  if (kindOf(item).assessmentKey(item) !== null) return true;
  return indicatorsOf(rules).some((indicator) => enteredItems(indicator).some(({ id }) => id === item.id));
}

/**
 * The items that an upheld objection may book: those that people declare, and for a year's result also
 * those that are assessed for it.
 * @param period of the notice that was objected to
 */
export function correctableItems(
  scheme: Scheme,
  period: string,
  today: Day
): (DeclarableItem & { assessed: boolean })[] {
  const rules = isYear(period) ? rulesOfYear(scheme, Number(period)) : null;
  const assessed = rules ? offeredItems(rules, (item) => isAssessed(rules, item)) : [];
  const ids = new Set(assessed.map(({ id }) => id));
  const declarable = declarableItems(scheme, today).filter(({ id }) => !ids.has(id));
  return [
    ...assessed.map((item) => ({ ...item, assessed: true })),
    ...declarable.map((item) => ({ ...item, assessed: false }))
  ];
}

/**
 * Reads the line that is booked instead, as typed.
 * @param year set when it is assessed for that year: then it is dated the year's last day, whatever was
 * typed
 */
export function readCorrection(
  typed: TypedClaim,
  {
    scheme,
    subject,
    today,
    first,
    period
  }: {
    scheme: Scheme;
    subject: Subject;
    today: Day;
    /** the unit's first month */ first: string;
    period: string;
  }
): { fields: ClaimFields; year: number | null } {
  const year = isYear(period) ? Number(period) : null;
  const rules = year === null ? null : rulesOfYear(scheme, year);
  const item = rules?.items.find(({ id }) => id === typed.item);
  if (year === null || !rules || !item || !isAssessed(rules, item))
    return { fields: readFields(typed, { scheme, subject, today, first }), year: null };
  const date = lastDay(monthOfYear(year, 12));
  const fields = readFields(
    { ...typed, date },
    {
      // People who left in the course of the year are assessed for it all the same.
      scheme,
      subject: { ...subject, from: null, to: null },
      today: date,
      first,
      accepts: (each) => isDeclarable(each) || isAssessed(rules, each)
    }
  );
  return { fields, year };
}

/** The valid figures of an item that is assessed once: two would both count. */
export function activeFigures(
  known: readonly BookedEntry[],
  { scheme, subject, item, year }: { scheme: Scheme; subject: string; item: string; year: number }
): BookedEntry[] {
  const rules = rulesOfYear(scheme, year);
  const key = assessmentKeyIn(rules, item);
  if (key === null) return [];
  const undone = new Set(known.map(({ reverses }) => reverses));
  return known.filter(
    (entry) =>
      entry.subject === subject &&
      entry.reverses === null &&
      !undone.has(entry.id) &&
      yearOf(entry.period) === year &&
      assessmentKeyIn(rules, entry.item) === key
  );
}

/**
 * The line that keeps a closed year's figure out of the running one (M13b): it is booked and undone in the same month, so that
 * the ledger shows it and the year after isn't assessed by it. The year itself is put right by the supplementary notice.
 */
export function setOff(entry: WrittenEntry): Omit<WrittenEntry, 'id' | 'basis'> {
  return reversalOf(entry, entry.period);
}

const isYear = (period: string) => periodKind(period) === 'year';
