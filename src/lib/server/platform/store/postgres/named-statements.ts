/** Runs after which a statement is prepared under a name. */
const often = 3;
/** The most named statements: each connection keeps the plan of each. */
const mostNamed = 200;
/** The most texts whose runs are counted at a time: a statement over a list has another text for each length. */
const mostCounted = 2000;
/** Values beyond which it is such a list. */
const mostValues = 24;

/**
 * Names for statements that are asked again and again: PostgreSQL reads and plans one that has a name once for each
 * connection, and half of what a small one takes is that.
 */
export class NamedStatements {
  readonly #names = new Map<string, string>();
  readonly #asked = new Map<string, number>();

  /** @returns undefined for one that isn't asked often, or binds nothing or too much */
  nameOf(text: string, values: number): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || values === 0 || values > mostValues || this.#names.size >= mostNamed)
      return known;
    const asked = (this.#asked.get(text) ?? 0) + 1;
    if (asked < often) {
      if (this.#asked.size >= mostCounted) this.#asked.clear();
      this.#asked.set(text, asked);
      return undefined;
    }
    this.#asked.delete(text);
    const name = `often${this.#names.size + 1}`;
    this.#names.set(text, name);
    return name;
  }
}
