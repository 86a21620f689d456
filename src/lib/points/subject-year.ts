import { monthOf, yearOf } from './kinds/order';
import type { Rule } from './kinds';
import type { Entry } from './ledger';
import { ruleOf, type Rulebook } from './rulebook';

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

/**
 * @param entries all of one subject that are booked in the year, in any order
 * @param earlier an entry of an earlier year, by its id
 */
export function subjectYear(
  entries: readonly Entry[],
  year: number,
  group: string,
  book: Rulebook,
  earlier: (id: string) => Entry | undefined
): SubjectYear {
  const reversals = reversalsIn(entries);
  const result: Booked[] = [];
  for (const entry of entries) {
    if (entry.reverses !== null) continue;
    const rule = ruleOf(book, entry);
    let reversal: Entry | null = null;
    if (reversals) {
      reversal = reversals.get(entry.id) ?? null;
      if (reversal) reversals.delete(entry.id);
    }
    result.push({
      entry,
      rule,
      face: small(rule.kind.face(rule.item, entry, group)),
      booked: monthOf(entry.period),
      undone: reversal ? monthOf(reversal.period) : 13,
      reversal,
      late: rule.monthly && yearOf(entry.date) !== year,
      because: undefined
    });
  }
  // Those that are left undo an entry of an earlier year, and come too late.
  for (const [id, reversal] of reversals ?? []) {
    const undone = earlier(id);
    if (undone) result.push(lateReversal(reversal, ruleOf(book, undone)));
  }
  return result;
}

/**
 * The same number. V8 boxes each one that comes from where a fraction stood once, as 0.5 in a scheme's file does, and
 * from then on each that stands beside it: a million entries would carry several million boxes.
 */
function small(points: number | null): number | null {
  return points === null ? null : Math.round(points);
}

/** Null when there is none, which is usual. */
function reversalsIn(entries: readonly Entry[]): Map<string, Entry> | null {
  let found: Map<string, Entry> | null = null;
  for (const entry of entries) {
    if (entry.reverses === null) continue;
    found ??= new Map();
    found.set(entry.reverses, entry);
  }
  return found;
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
