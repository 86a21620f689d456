/**
 * Remembers the unit of each open board until a backup is restored or another process may have changed anything. Open boards
 * exist in the demo only, where a bench has a thousand of them ask at once; a board never changes its unit.
 */
export class OpenBoards {
  readonly #find: (board: string) => Promise<string | null>;
  #units = new Map<string, string>();

  /** @param find looks in the database; null: there is no such open board */
  constructor(find: (board: string) => Promise<string | null>) {
    this.#find = find;
  }

  /** The unit of an open board; null for any other code, which is looked for each time. */
  async unitOf(board: string): Promise<string | null> {
    const units = this.#units;
    const known = units.get(board);
    if (known !== undefined) return known;
    const unit = await this.#find(board);
    if (unit !== null) units.set(board, unit);
    return unit;
  }

  /** Looks for every board anew: a backup was put back, or another process may have changed anything. */
  forget(): void {
    // A search that is still under way writes into the map of before.
    this.#units = new Map();
  }
}
