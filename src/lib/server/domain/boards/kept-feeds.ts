import type { BoardFeed } from '$lib/sync';
import { nextMidnight } from '../../platform/time/midnight';
import { feedBytes, type FeedBytes } from './feed-bytes';
import { feedFor, type UnitFeed } from './unit-feed';

/**
 * Every unit's feed, built once for all boards that ask in the same moment, of which there may be a
 * thousand.
 */
export interface KeptFeeds {
  /**
   * The present feed; everybody who asks while it is built gets the same.
   * @param board code of the board that asks; without one: a board without settings of its own
   */
  of(unit: string, board?: string): Promise<BoardFeed>;
  /** The feed as bytes for sending, with the time of the request. */
  bytes(unit: string, board: string): Promise<{ bytes: FeedBytes; at: string }>;
  /**
   * Reports that somebody has seen this revision in the database, so that nobody gets an older feed any
   * more. Another process may have made the revision, and its message may still be on its way.
   */
  seen(unit: string, revision: number): void;
  /** Drops the feed of a unit that has changed; without a unit: all feeds. */
  forget(unit?: string): void;
}

interface Kept {
  made: Promise<Made>;
  /** the finished feed; null: it is still being made */
  done: Made | null;
}

interface Made {
  feed: UnitFeed;
  /** the instant at which it is another by the clock alone, in ms */
  until: number;
}

/**
 * Keeps the feeds of boards as long as nothing in them has changed.
 * @param make reads a unit's feed from the database; `before`: the last one, where a change has ended it
 * and nothing else
 * @param clock the server's clock: a unit's feed changes at midnight, when an open window may end, and when
 * an emergency ends or an announcement begins or ends
 */
export function keptFeeds(
  make: (asked: { unit: string; before: UnitFeed | null }) => Promise<UnitFeed>,
  clock: () => Date
): KeptFeeds {
  const kept = new Map<string, Kept>();
  /**
   * feeds that a change has outdated: the next one may start from them. One that is still being made is
   * left out, so that nobody waits for it
   */
  const outdated = new Map<string, Made>();
  const newest = new Map<string, number>();

  async function next(unit: string, last: Made | undefined): Promise<Made> {
    const before = last && last.until > clock().getTime() ? last : null;
    const feed = await make({ unit, before: before?.feed ?? null });
    // A feed that was built from another one is valid no longer than that one, whenever it was made.
    return { feed, until: Math.min(goodUntil(feed), before?.until ?? Infinity) };
  }

  function put(unit: string): Kept {
    const entry: Kept = { made: next(unit, outdated.get(unit)), done: null };
    outdated.delete(unit);
    kept.set(unit, entry);
    entry.made.then(
      (done) => (entry.done = done),
      // A failure is passed to those who asked, and the next request tries again.
      () => kept.get(unit) === entry && kept.delete(unit)
    );
    return entry;
  }

  async function now(unit: string): Promise<UnitFeed> {
    const asked = kept.get(unit) ?? put(unit);
    const found = await asked.made;
    const holds = found.until > clock().getTime() && found.feed.shared.revision >= (newest.get(unit) ?? 0);
    if (holds) return found.feed;
    // The first request that finds the feed outdated builds the next one for all.
    if (kept.get(unit) === asked) kept.delete(unit);
    return (await (kept.get(unit) ?? put(unit)).made).feed;
  }

  return {
    async of(unit, board = '') {
      return { ...feedFor(await now(unit), board), at: clock().toISOString() };
    },
    async bytes(unit, board) {
      return { bytes: feedBytes(await now(unit), board), at: clock().toISOString() };
    },
    seen(unit, revision) {
      newest.set(unit, Math.max(revision, newest.get(unit) ?? 0));
    },
    forget(unit) {
      if (unit !== undefined) {
        const last = kept.get(unit)?.done;
        if (last) outdated.set(unit, last);
        kept.delete(unit);
        return;
      }
      kept.clear();
      outdated.clear();
      // The history may be another one, with smaller numbers.
      newest.clear();
    }
  };
}

/** The time until which a feed is valid by its content alone, in ms like `Made.until`. */
function goodUntil({ shared, emergencies, hanging }: UnitFeed): number {
  const made = Date.parse(shared.at);
  const midnight = nextMidnight(new Date(shared.at), shared.unit.timeZone).getTime();
  const turning = [
    ...emergencies.map(({ until }) => Date.parse(until)),
    ...hanging.flatMap(({ announcement: { published, until } }) =>
      [published, until ?? published].map(Date.parse).filter((each) => each > made)
    )
  ];
  return Math.min(midnight, ...turning);
}
