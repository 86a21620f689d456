import type { PageAnswers } from './page-answers';

/** How long a public page's bytes may be cached. */
export interface PageLifetime {
  /** the unit whose publishing changes the page, any unit, or none */
  changedBy: 'none' | 'any' | { unit: string };
  /**
   * the instant at which its text changes by itself, such as the unit's next midnight: then the days that
   * are left change
   */
  until: Date;
}

/** The lifetime of a page that never changes, whatever is published. */
export const unlimitedLifetime: PageLifetime = { changedBy: 'none', until: new Date(8.64e15) };

/** The bytes of public pages in memory. */
export interface PageStore {
  find(key: string): PageAnswers | null;
  put(key: string, answers: PageAnswers, lifetime: PageLifetime): void;
  /** Counts its bytes anew: an encoding may have been asked for that it didn't have. */
  recount(key: string): void;
  /** Drops the pages of a unit that has changed; without a unit: all pages. */
  forget(unit?: string): void;
  /** grows with every `forget`: a page whose rendering began before must not be stored after it */
  generation(): number;
  counts(): { kept: number; bytes: number };
}

interface StoredPage {
  answers: PageAnswers;
  lifetime: PageLifetime;
  /** bytes that it counts for in the total */
  counted: number;
}

/**
 * Keeps rendered pages as bytes.
 * @param options.clock the server's clock
 * @param options.limit most bytes kept; the page that was asked for longest ago goes first
 */
export function pageStore({ clock, limit }: { clock: () => Date; limit: number }): PageStore {
  const pages = new Map<string, StoredPage>();
  let size = 0;
  let generation = 0;

  function drop(key: string, page: StoredPage): void {
    pages.delete(key);
    size -= page.counted;
  }

  function recount(key: string): void {
    const page = pages.get(key);
    if (!page) return;
    size += page.answers.size() - page.counted;
    page.counted = page.answers.size();
    for (const [oldest, each] of pages) {
      if (size <= limit) break;
      drop(oldest, each);
    }
  }

  return {
    recount,
    generation: () => generation,
    counts: () => ({ kept: pages.size, bytes: size }),
    find(key) {
      const page = pages.get(key);
      if (!page) return null;
      pages.delete(key);
      if (page.lifetime.until.getTime() > clock().getTime()) {
        pages.set(key, page);
        return page.answers;
      }
      size -= page.counted;
      return null;
    },
    put(key, answers, lifetime) {
      const before = pages.get(key);
      if (before) drop(key, before);
      pages.set(key, { answers, lifetime, counted: 0 });
      recount(key);
    },
    forget(unit) {
      generation += 1;
      for (const [key, page] of pages)
        if (unit === undefined || isChangedBy(unit, page.lifetime)) drop(key, page);
    }
  };
}

function isChangedBy(unit: string, { changedBy }: PageLifetime): boolean {
  return changedBy === 'any' || (changedBy !== 'none' && changedBy.unit === unit);
}
