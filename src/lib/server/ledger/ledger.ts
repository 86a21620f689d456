import type { Entry } from '$lib/points';
import type { RowsDone } from '../work';
import type { LineFilter, Place } from './line-filter';

/** An entry as it is booked: `seq` orders the unit's ledger, `decision` is the ruling that it rests on. */
export interface BookedEntry extends Entry {
  seq: number;
  decision: string;
  /** an opaque key of `matter`, equal for equal matters of one unit: what phones and digests get */
  matterKey: string;
}

/** One unit's ledger: it only grows. `Entry.id` is the unit's own number of the line (流水号). */
export interface Ledger {
  /** in the order of booking; of one subject only, when named */
  entries(filter?: { subject?: string; after?: number }): Promise<BookedEntry[]>;
  /** as the rules take them, without texts: of these subjects, of this month or later, up to a number; in any order */
  scorable(subjects: readonly string[], which: { since: string; upto: number }): Promise<Entry[]>;
  /** those of these numbers (流水号), in any order; of a number that is none, nothing */
  named(numbers: readonly string[]): Promise<BookedEntry[]>;
  /** those numbered after something, `异2026-3-1` after `异2026-3`: in the order of booking */
  numbered(after: string): Promise<BookedEntry[]>;
  /** the number (`seq`) of the line booked last; 0 without any */
  last(): Promise<number>;
  /** how many lines a filter leaves */
  count(filter: LineFilter): Promise<number>;
  /** those at a place of that list: the newest month first, in it the line booked last */
  find(filter: LineFilter, place: Place): Promise<BookedEntry[]>;
  /** the next ones of that list after one of them; from its beginning without one */
  pass(filter: LineFilter, place: { after: BookedEntry | null; take: number }): Promise<BookedEntry[]>;
  /** how many entries are booked, by month */
  counts(): Promise<Map<string, number>>;
  /** how many rest on each decision, by its id */
  countsByDecision(): Promise<Map<string, number>>;
  /**
   * Books entries that rest on one decision.
   * @throws Problem `duplicate-id` when one of the numbers is taken, `already-sealed` when one is booked in a month
   *   that is sealed (M4), `unknown-subject`; then nothing is booked
   */
  append(entries: readonly Entry[], decision: string, done?: RowsDone): Promise<void>;
}
