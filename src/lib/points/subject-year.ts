import { monthOf } from './kinds/order';
import type { Rule } from './kinds';
import type { Entry } from './ledger';
import { ruleOf, type Rulebook } from './rulebook';
import type { SubjectLedger } from './subject-ledger';

/** An entry with what its year makes of it, found once and looked at as of any month. */
export interface Booked {
  entry: Entry;
  rule: Rule;
  /** what it is worth alone; null: a fact */
  face: number | null;
  /** month booked, 1–12 */
  booked: number;
  /** month from which it counts no more; 13: never */
  undone: number;
  reversal: Entry | null;
  /** of a closed year: no points (M13b) */
  late: boolean;
  /** what a late reversal would have undone */
  because: readonly string[] | undefined;
}

/** What one subject's ledger holds for one year: reversals are found in what they undo. */
export type SubjectYear = readonly Booked[];

export function subjectYear(ledger: SubjectLedger, year: number, group: string, book: Rulebook): SubjectYear {
  const result: Booked[] = [];
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
      face: small(rule.kind.face(rule.item, one, group)),
      booked,
      undone: 13,
      reversal: null,
      late: isLate && rule.monthly,
      because: undefined
    });
  };
  ledger.look(year, { entry, reversal });
  if (reversals) undo(result, reversals, (id) => ledger.before(year, id), book);
  return result;
}

/** Finds reversals in what they undo. Those that are left undo an entry of an earlier year, and come too late. */
function undo(
  year: Booked[],
  reversals: Map<string, Entry>,
  earlier: (id: string) => Entry | undefined,
  book: Rulebook
): void {
  for (const one of year) {
    const reversal = reversals.get(one.entry.id);
    if (!reversal) continue;
    reversals.delete(one.entry.id);
    one.undone = monthOf(reversal.period);
    one.reversal = reversal;
  }
  for (const reversal of reversals.values()) {
    const undone = reversal.reverses === null ? undefined : earlier(reversal.reverses);
    if (undone) year.push(lateReversal(reversal, ruleOf(book, undone)));
  }
}

/**
 * The same number. V8 boxes each one that comes from where a fraction stood once, as 0.5 in a scheme's file does, and
 * from then on each that stands beside it: a million entries would carry several million boxes.
 */
function small(points: number | null): number | null {
  return points === null ? null : Math.round(points);
}

function lateReversal(entry: Entry, rule: Rule): Booked {
  return {
    entry,
    rule,
    face: 0,
    booked: monthOf(entry.period),
    undone: 13,
    reversal: null,
    late: true,
    because: entry.reverses === null ? [] : [entry.reverses]
  };
}
