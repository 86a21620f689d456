import type { Change } from '../changes/changes';

type Listener = (changes: readonly Change[]) => void;

/** Carries what was committed to the streams that are open, unit by unit. Keeps nothing. */
export class Hub {
  readonly #listeners = new Map<string, Set<Listener>>();

  /** Listens to one unit's changes; the returned function ends it. */
  listen(unit: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(unit) ?? new Set();
    this.#listeners.set(unit, listeners);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(unit);
    };
  }

  notify(unit: string, changes: readonly Change[]): void {
    for (const listener of this.#listeners.get(unit) ?? []) listener(changes);
  }
}
