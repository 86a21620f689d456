import type { Change, ChangeKind } from '../changes/changes';

type Listener = (changes: readonly Change[]) => void;

/** Listeners by the kinds that they want to hear of; undefined: all kinds. */
type Listeners = Map<readonly ChangeKind[] | undefined, Set<Listener>>;

/** Carries what was committed to the streams that are open, unit by unit. Keeps nothing. */
export class Hub {
  readonly #units = new Map<string, Listeners>();

  /**
   * Listens to one unit's changes; the returned function ends it.
   * @param kinds only changes of these. Whoever wants the same kinds gives the same array, so that a claim skips
   * thousands of boards in one step
   */
  listen(unit: string, listener: Listener, kinds?: readonly ChangeKind[]): () => void {
    const listeners: Listeners = this.#units.get(unit) ?? new Map();
    this.#units.set(unit, listeners);
    const alike = listeners.get(kinds) ?? new Set();
    listeners.set(kinds, alike);
    alike.add(listener);
    return () => {
      alike.delete(listener);
      if (alike.size === 0 && listeners.get(kinds) === alike) listeners.delete(kinds);
      if (listeners.size === 0 && this.#units.get(unit) === listeners) this.#units.delete(unit);
    };
  }

  notify(unit: string, changes: readonly Change[]): void {
    for (const [kinds, alike] of this.#units.get(unit) ?? []) {
      const wanted = kinds ? changes.filter(({ kind }) => kinds.includes(kind)) : changes;
      if (wanted.length > 0) for (const listener of alike) listener(wanted);
    }
  }
}
