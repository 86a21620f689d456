import type { StoredProof } from '$lib/local/board/shown-store';
import type { ProofStore } from '../player/proof-of-play';

const storageKey = 'sunboard-plain-shown';
/** Characters beyond which former days keep their sums alone, long before the browser refuses to store more. */
const roomy = 1_000_000;

/**
 * Seconds for which a plain board has shown each notice, kept until the server has them. They are few, and
 * `localStorage` writes them at once: a page that goes has no time for a database.
 */
export class PlainShownStore implements ProofStore {
  #rows: readonly StoredProof[] = [];

  /** @throws when what is stored can't be read, or isn't ours; later writes replace it */
  async all(): Promise<StoredProof[]> {
    const rows: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    if (!Array.isArray(rows)) throw new Error('not a list of showings');
    this.#rows = rows as StoredProof[];
    return Promise.resolve(this.#rows.slice());
  }

  async write(rows: readonly StoredProof[]): Promise<void> {
    return this.#put(this.#without(rows).concat(rows));
  }

  async remove(rows: readonly StoredProof[]): Promise<void> {
    return this.#put(this.#without(rows));
  }

  #without(rows: readonly StoredProof[]): StoredProof[] {
    return this.#rows.filter((kept) => !rows.some((row) => isSame(row, kept)));
  }

  async #put(rows: readonly StoredProof[]): Promise<void> {
    this.#rows = rows;
    const whole = JSON.stringify(rows);
    localStorage.setItem(storageKey, whole.length <= roomy ? whole : JSON.stringify(lean(rows)));
    return Promise.resolve();
  }
}

/** The rows with single showings of the newest day only. A sum without them counts as one whose clock is less sure. */
function lean(rows: readonly StoredProof[]): StoredProof[] {
  const newest = rows.reduce((day, { notice }) => (notice.day > day ? notice.day : day), '');
  return rows.map((row) => {
    if (row.notice.day === newest) return row;
    const { showings: _, unsure: __, ...sums } = row.notice;
    return { ...row, notice: sums };
  });
}

function isSame({ notice: a }: StoredProof, { notice: b }: StoredProof): boolean {
  return a.day === b.day && a.code === b.code && a.run === b.run;
}
