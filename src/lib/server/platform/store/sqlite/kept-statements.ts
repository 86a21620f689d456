/** Statements that a connection keeps compiled: more than the app asks, but for lists of many lengths. */
const mostKept = 300;

/** Characters beyond which a statement is such a list. */
const longest = 4000;

/**
 * Caches compiled statements by their text; beyond the limit the one used longest ago goes. SQLite's
 * compiled statements lie outside JavaScript's heap, which doesn't know their size: ten thousand different
 * texts would take some hundred megabytes before it tidies up.
 */
export class KeptStatements<S> {
  readonly #kept = new Map<string, S>();
  readonly #compile: (text: string) => S;

  constructor(compile: (text: string) => S) {
    this.#compile = compile;
  }

  /** @throws what compiling throws */
  of(text: string): S {
    const statement = this.#kept.get(text) ?? this.#compile(text);
    if (text.length > longest) return statement;
    this.#kept.delete(text);
    this.#kept.set(text, statement);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
    return statement;
  }
}
