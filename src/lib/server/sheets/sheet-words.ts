/** A unit's memory of its sheets: what it takes a header or a mark for. */
export interface Remembered {
  /** by the column's key: `activity:times`, `total`, `left-out` */
  columns: ReadonlyMap<string, string>;
  /** by the mark: an item's id, or `nothing` */
  marks: ReadonlyMap<string, string>;
}

export interface SheetWords {
  remembered(): Promise<Remembered>;
  /** Replaces what is remembered of these; the rest stays. The oldest give way beyond `mostWords`. */
  remember(words: Remembered): Promise<void>;
}

/** Words that one unit keeps: more than all its sheets of years have headers. */
export const mostWords = 2000;
