import type { Day } from '$lib/calendar';
import { periodKind } from '$lib/notice';
import { kindOf, type Entry, type Item, type Rules, type Scheme, type Subject } from '$lib/points';
import { enteredItems, indicatorsOf } from '../assessments/indicators';
import { rulesOfYear } from '../assessments/rules-of-year';
import type { ClaimFields } from '../claims/claim';
import { declarableItems, isDeclarable, offeredItems, type DeclarableItem } from '../claims/declarable';
import { readFields, type TypedClaim } from '../claims/read-fields';
import type { BookedEntry } from '../ledger/ledger';
import { reversalOf } from '../ledger/reversal-of';

/** Assessed once for a year (M9, M13b): a figure, or a clause of what a department assesses. */
function isAssessed(rules: Pick<Rules, 'items'>, item: Item): boolean {
  if (kindOf(item).onceKey(item) !== null) return true;
  return indicatorsOf(rules).some((indicator) => enteredItems(indicator).some(({ id }) => id === item.id));
}

/** Names what is assessed once for a year, of which two can't stand; null: any number of it may. */
export function onceKeyIn(rules: Pick<Rules, 'items'>, id: string): string | null {
  const item = rules.items.find((each) => each.id === id);
  return item ? kindOf(item).onceKey(item) : null;
}

/**
 * What an upheld objection may book: what is declared; and to a year's result, also what is assessed for it.
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

/** What is booked instead, as typed; `year`: it is assessed for that one, and dated its last day whatever was typed. */
export function readCorrection(
  typed: TypedClaim,
  { scheme, subject, today, period }: { scheme: Scheme; subject: Subject; today: Day; period: string }
): { fields: ClaimFields; year: number | null } {
  const year = isYear(period) ? Number(period) : null;
  const rules = year === null ? null : rulesOfYear(scheme, year);
  const item = rules?.items.find(({ id }) => id === typed.item);
  if (year === null || !rules || !item || !isAssessed(rules, item))
    return { fields: readFields(typed, { scheme, subject, today }), year: null };
  const date = `${year}-12-31`;
  const fields = readFields(
    { ...typed, date },
    {
      // Who left in the course of the year is assessed for it all the same.
      ...{ scheme, subject: { ...subject, from: null, to: null }, today: date },
      accepts: (each) => isDeclarable(each) || isAssessed(rules, each)
    }
  );
  return { fields, year };
}

/** Figures that stand for what is assessed once: two would both count. */
export function standingFigures(
  known: readonly BookedEntry[],
  { scheme, subject, item, year }: { scheme: Scheme; subject: string; item: string; year: number }
): BookedEntry[] {
  const rules = rulesOfYear(scheme, year);
  const key = onceKeyIn(rules, item);
  if (key === null) return [];
  const undone = new Set(known.map(({ reverses }) => reverses));
  return known.filter(
    (entry) =>
      entry.subject === subject &&
      entry.reverses === null &&
      !undone.has(entry.id) &&
      entry.period.startsWith(`${year}-`) &&
      onceKeyIn(rules, entry.item) === key
  );
}

/**
 * The line that keeps a closed year's figure out of the running one (M13b): it is booked and undone in the same month, so that
 * the ledger shows it and the year after isn't assessed by it. The year itself is put right by the supplementary notice.
 */
export function setOff(entry: Entry): Omit<Entry, 'id' | 'basis'> {
  return reversalOf(entry, entry.period);
}

/** Ids of lines that were set off by the answer that booked them. */
export function setOffIn(corrections: readonly BookedEntry[]): Set<string> {
  const byId = new Map(corrections.map((entry) => [entry.id, entry]));
  const found = new Set<string>();
  for (const { reverses, decision, basis } of corrections) {
    const target = reverses === null ? undefined : byId.get(reverses);
    if (target && target.decision === decision && target.basis === basis) found.add(target.id);
  }
  return found;
}

const isYear = (period: string) => periodKind(period) === 'year';
