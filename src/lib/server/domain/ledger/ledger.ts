import type { Entry, WrittenEntry } from '$lib/points';
import type { RowsDone } from '../../platform/command/observed-work';
import type { FirstDecided } from './first-decided';
import type { LineFilter, LedgerPage } from './line-filter';

/**
 * An entry as it is booked: `seq` orders the unit's ledger, `decision` is the ruling that it rests on. Its `matterText` is '' once it is
 * erased, its `matterKey` stays (see `matterKey`).
 */
export interface BookedEntry extends Entry, WrittenEntry {
  seq: number;
  decision: string;
}

/** A reversal of an entry whose year is over. */
export interface LateReversal {
  /** 流水号 of the reversal */
  id: string;
  /** 编号 */
  subject: string;
  /** the month in which the entry that it undoes is booked */
  undone: string;
}

/** One unit's ledger: it only grows. `Entry.id` is the unit's own number of the line (流水号). */
export interface Ledger {
  /** in the order of booking; only of one subject, when given */
  entries(filter?: { subject?: string; after?: number }): Promise<BookedEntry[]>;
  /**
   * entries without texts for scoring: of these subjects, of this month or later, up to a number; in any
   * order
   */
  scorable(subjects: readonly string[], which: { since: string; upto: number }): Promise<Entry[]>;
  /** all entries without texts for scoring, in the order of booking */
  allScorable(): Promise<Entry[]>;
  /** the lines with these numbers (流水号), in any order; unknown numbers are ignored */
  named(numbers: readonly string[]): Promise<BookedEntry[]>;
  /** the lines whose numbers begin with another one, `异2026-3-1` after `异2026-3`, in the order of booking */
  numbered(after: string): Promise<BookedEntry[]>;
  /** the highest `n` of a number `prefix-n` that a line had before a restore, or may have had; else 0 */
  lastLost(prefix: string): Promise<number>;
  /** the reversal of each of these lines that has one, both by their numbers (流水号) */
  reversals(of: readonly string[]): Promise<Map<string, string>>;
  /** the number (`seq`) of the line booked last; 0 without any */
  last(): Promise<number>;
  /** how many lines match a filter */
  count(filter: LineFilter): Promise<number>;
  /** one page of the matching lines: the newest month first, and within it the line booked last */
  find(filter: LineFilter, place: LedgerPage): Promise<BookedEntry[]>;
  /** the next ones of that list after one of them; without one from its beginning */
  after(filter: LineFilter, place: { after: BookedEntry | null; take: number }): Promise<BookedEntry[]>;
  /** when something of these items was first decided, from entries of this month or later that aren't reversed */
  firstDecided(which: { items: readonly string[]; since: string }): Promise<FirstDecided[]>;
  /** reversals that are booked in a later year than what they undo: they change no points by themselves (M13b) */
  lateReversals(): Promise<LateReversal[]>;
  /** the months in which something is booked, in their order */
  months(): Promise<string[]>;
  /** number of booked entries, by month */
  counts(): Promise<Map<string, number>>;
  /** number of entries that are based on each decision, by its id */
  countsByDecision(): Promise<Map<string, number>>;
  /** ids of the decisions that a month's entries rest on */
  decisionsIn(month: string): Promise<string[]>;
  /**
   * Books entries on the basis of one decision, all or none.
   * @throws Problem `duplicate-id` when one of the numbers is taken, `already-sealed` when one is booked in
   * a month that is sealed (M4), `unknown-subject`
   */
  append(entries: readonly WrittenEntry[], decision: string, done?: RowsDone): Promise<void>;
}
