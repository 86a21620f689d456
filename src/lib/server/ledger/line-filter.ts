/** Words that somebody looks for; what they may stand for besides is found where the rules are known. */
export interface Term {
  text: string;
  /** ids of the items whose name has the words in it */
  items: readonly string[];
}

/** Which lines of a ledger: all that is given must hold. */
export interface LineFilter {
  /** booked in these months, both included; null: whenever */
  from: string | null;
  to: string | null;
  /** 编号 */
  subject: string | null;
  /** of one of these items, or a reversal of such a line */
  items: readonly string[] | null;
  /** in the ground (依据); '' for any */
  basis: string;
  /** each in the number, name, item, matter or ground */
  terms: readonly Term[];
  /**
   * Not newer than this: whoever pages through sees one list, whatever is booked meanwhile. A ledger only grows and no
   * line changes its month, so that a place in the list is as good as a cursor.
   */
  upto: number;
}

/** Where lines stand in the list: the newest month first, in it the line booked last. */
export interface Place {
  skip: number;
  take: number;
}
