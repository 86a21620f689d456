import { unstoredLock } from './outbox-form';

/**
 * Tells the browser's other windows which forms this window's memory alone has, by holding a lock for each: where nothing can
 * be stored, no window sees another one's forms. The locks of a closed window are gone, as its forms are. A page without TLS
 * has no locks, and tells nothing.
 */
export class UnstoredLocks {
  /** releases the locks, by the forms' keys */
  readonly #releases = new Map<string, () => void>();

  /** @param keys of all forms that both the server and the database lack */
  holdFor(keys: readonly string[]): void {
    const { locks } = navigator;
    if (!locks) return;
    for (const [key, release] of this.#releases)
      if (!keys.includes(key)) {
        release();
        this.#releases.delete(key);
      }
    for (const key of keys)
      if (!this.#releases.has(key)) {
        const held = new Promise<void>((release) => this.#releases.set(key, release));
        void locks.request(unstoredLock + key, () => held).catch(console.warn);
      }
  }
}
