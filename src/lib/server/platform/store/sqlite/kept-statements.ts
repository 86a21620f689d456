import { LRUCache } from 'lru-cache';

/** Statements that a connection keeps compiled: more than the app asks, but for lists of many lengths. */
const mostKept = 300;

/** Characters beyond which a statement is such a list. */
const longest = 4000;

/**
 * Caches compiled statements by their text; beyond the limit the one used longest ago goes. SQLite's
 * compiled statements lie outside JavaScript's heap, which doesn't know their size: ten thousand different
 * texts would take some hundred megabytes before it tidies up.
 */
export class KeptStatements<Statement extends object> {
  readonly #kept = new LRUCache<string, Statement>({ max: mostKept });
  readonly #compile: (text: string) => Statement;

  constructor(compile: (text: string) => Statement) {
    this.#compile = compile;
  }

  /** @throws what compiling throws */
  of(text: string): Statement {
    const known = this.#kept.get(text);
    if (known) return known;
    const statement = this.#compile(text);
    if (text.length <= longest) this.#kept.set(text, statement);
    return statement;
  }
}
