import type { BoardFeed } from '$lib/sync';
import { nextMidnight } from '../front/midnight';

/** Every unit's feed, put together once: what a thousand boards ask for in the same moment is one thing. */
export interface KeptFeeds {
  /** as it stands now; whoever asks while it is put together gets the same */
  of(unit: string): Promise<BoardFeed>;
  /**
   * Somebody has seen this revision in the database: an older feed is given to nobody any more. Another process may
   * have made it, and the word of it may still be on its way.
   */
  seen(unit: string, revision: number): void;
  /** What one unit has published has changed; without a unit: all of it. */
  forget(unit?: string): void;
}

/**
 * @param make reads a unit's feed from the database
 * @param clock the server's clock: at a unit's midnight its feed is another, for what was open may be over
 */
export function keptFeeds(make: (unit: string) => Promise<BoardFeed>, clock: () => Date): KeptFeeds {
  const kept = new Map<string, Promise<{ feed: BoardFeed; until: number }>>();
  const newest = new Map<string, number>();

  function put(unit: string) {
    const made = make(unit).then((feed) => ({
      feed,
      until: nextMidnight(new Date(feed.at), feed.unit.timeZone).getTime()
    }));
    kept.set(unit, made);
    // What failed is told to those who asked, and tried again for the next.
    made.catch(() => kept.get(unit) === made && kept.delete(unit));
    return made;
  }

  return {
    async of(unit) {
      const asked = kept.get(unit) ?? put(unit);
      const found = await asked;
      const holds = found.until > clock().getTime() && found.feed.revision >= (newest.get(unit) ?? 0);
      // Whoever finds it first puts it together anew, for all.
      if (!holds && kept.get(unit) === asked) kept.delete(unit);
      const { feed } = holds ? found : await (kept.get(unit) ?? put(unit));
      return { ...feed, at: clock().toISOString() };
    },
    seen(unit, revision) {
      newest.set(unit, Math.max(revision, newest.get(unit) ?? 0));
    },
    forget(unit) {
      if (unit !== undefined) {
        kept.delete(unit);
        return;
      }
      kept.clear();
      // It may be another history, with smaller numbers.
      newest.clear();
    }
  };
}
