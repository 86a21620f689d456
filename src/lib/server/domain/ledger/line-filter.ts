/** A search term. Items that it may mean are found where the rules are known. */
export interface SearchTerm {
  text: string;
  /** ids of the items whose name contains the words */
  items: readonly string[];
}

/** A filter on the lines of a ledger: all given conditions must hold. */
export interface LineFilter {
  /** booked in these months, both included; null: no bound */
  from: string | null;
  to: string | null;
  /** 编号 */
  subject: string | null;
  /** the line has one of these items, or reverses such a line */
  items: readonly string[] | null;
  /** contained in the basis (依据); '' for any */
  basis: string;
  /** each in the number, name, item, matter, ground, or the number of the minutes that it rests on */
  terms: readonly SearchTerm[];
  /**
   * The newest line (`seq`) that is included, so that paging shows one list whatever is booked meanwhile. A
   * ledger only grows and no line changes its month, so a place in the list is as good as a cursor.
   */
  upto: number;
}

/** One page of the list: the newest month first, and within it the line booked last. */
export interface LedgerPage {
  skip: number;
  take: number;
}
