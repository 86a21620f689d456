import { monthNumber } from '../../calendar';
import type { Rule } from '../kinds';
import type { Entry, Subject } from '../ledger';
import { ruleOf, type Rulebook } from '../scheme/rulebook';
import { spellOn } from './spells';
import type { SubjectLedger } from './subject-ledger';

/** An entry with its worth in its year, worked out once and used for any month. */
export interface BookedLine {
  entry: Entry;
  rule: Rule;
  /** worth alone, in hundredths; null: a fact */
  face: number | null;
  /** month booked, 1–12 */
  booked: number;
  /** month from which it counts no more; 13: never */
  undone: number;
  reversal: Entry | null;
  /** belongs to a closed year and gets no points (M13b) */
  late: boolean;
  /** the entries that a late reversal would have undone */
  because: readonly string[] | undefined;
}

/** One subject's ledger of one year, where each reversal is part of the line that it undoes. */
export type SubjectYear = readonly BookedLine[];

/**
 * Reads one subject's ledger of one year, with worth and reversal of each entry.
 * @param subject whose group decides what some entries are worth: that in force on an entry's date (M16)
 * @throws RangeError for an item that the scheme doesn't have
 */
export function subjectYear(
  ledger: SubjectLedger,
  year: number,
  subject: Subject,
  book: Rulebook
): SubjectYear {
  const result: BookedLine[] = [];
  // Null while there is none, which is usual.
  let reversals: Map<string, Entry> | null = null;
  const reversal = (entry: Entry) => {
    if (entry.reverses !== null) (reversals ??= new Map<string, Entry>()).set(entry.reverses, entry);
  };
  const entry = (one: Entry, booked: number, isLate: boolean) => {
    const rule = ruleOf(book, one);
    result.push({
      entry: one,
      rule,
      face: small(rule.kind.face(rule.item, one, spellOn(subject, one.date).group)),
      booked,
      undone: 13,
      reversal: null,
      late: isLate && rule.monthly,
      because: undefined
    });
  };
  ledger.visit(year, { entry, reversal });
  if (reversals) undo(result, reversals, (id) => ledger.before(year, id), book);
  return result;
}

/**
 * Attaches reversals to the lines that they undo. Reversals that are left undo an entry of an earlier year,
 * and come too late.
 */
function undo(
  year: BookedLine[],
  reversals: Map<string, Entry>,
  earlier: (id: string) => Entry | undefined,
  book: Rulebook
): void {
  for (const one of year) {
    const reversal = reversals.get(one.entry.id);
    if (!reversal) continue;
    reversals.delete(one.entry.id);
    one.undone = monthNumber(reversal.period);
    one.reversal = reversal;
  }
  for (const reversal of reversals.values()) {
    const undone = reversal.reverses === null ? undefined : earlier(reversal.reverses);
    if (undone) year.push(lateReversal(reversal, ruleOf(book, undone)));
  }
}

/**
 * Returns the same number as a small integer. V8 boxes every number that comes from a place where a
 * fraction once was, such as 0.5 in a scheme's file, and from then on those beside it too: a million
 * entries would carry several million boxes.
 */
function small(points: number | null): number | null {
  return points === null ? null : Math.round(points);
}

function lateReversal(entry: Entry, rule: Rule): BookedLine {
  return {
    entry,
    rule,
    face: 0,
    booked: monthNumber(entry.period),
    undone: 13,
    reversal: null,
    late: true,
    because: entry.reverses === null ? [] : [entry.reverses]
  };
}
