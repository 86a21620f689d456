/** A unit's memory of its sheets: the meanings of headers and marks. */
export interface SheetMemory {
  /** by the column's key: `activity:times`, `total`, `left-out` */
  columns: ReadonlyMap<string, string>;
  /** by the mark: an item's id, or `nothing` */
  marks: ReadonlyMap<string, string>;
}

export interface SheetMemoryStore {
  remembered(): Promise<SheetMemory>;
  /**
   * Replaces the remembered meanings of these words; the rest stays. The oldest are dropped beyond
   * `mostWords`.
   */
  remember(words: SheetMemory): Promise<void>;
}

/** The most headers and marks that one unit remembers. */
export const mostWords = 2000;
