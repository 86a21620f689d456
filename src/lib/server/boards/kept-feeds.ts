import type { BoardFeed } from '$lib/sync';
import { nextMidnight } from '../front/midnight';
import { feedBytes, type FeedBytes } from './feed-bytes';
import { feedFor, type FeedReader, type UnitFeed } from './unit-feed';

/** Every unit's feed, put together once: what a thousand boards ask for in the same moment is one thing. */
export interface KeptFeeds {
  /**
   * As it stands now; whoever asks while it is put together gets the same.
   * @param reader which board asks; without one: what all of them share
   */
  of(unit: string, reader?: FeedReader): Promise<BoardFeed>;
  /** The same as it goes out, and when it was asked for. */
  bytes(unit: string, reader: FeedReader): Promise<{ bytes: FeedBytes; at: string }>;
  /**
   * Somebody has seen this revision in the database: an older feed is given to nobody any more. Another process may
   * have made it, and the word of it may still be on its way.
   */
  seen(unit: string, revision: number): void;
  /** What one unit has published has changed; without a unit: all of it. */
  forget(unit?: string): void;
}

interface Kept {
  made: Promise<Made>;
  /** what came of it; null: it is still being made */
  done: Made | null;
}

interface Made {
  feed: UnitFeed;
  /** the instant at which it is another by the clock alone, in ms */
  until: number;
}

/**
 * @param make reads a unit's feed from the database; `before`: the last one, where a change has ended it and nothing else
 * @param clock the server's clock: at a unit's midnight its feed is another, for what was open may be over; and so it is at
 *   the end of an emergency, and when an announcement begins or ends to hang
 */
export function keptFeeds(
  make: (asked: { unit: string; before: UnitFeed | null }) => Promise<UnitFeed>,
  clock: () => Date
): KeptFeeds {
  const kept = new Map<string, Kept>();
  /** what a change has ended: the next one may begin with it. One that is still being made keeps nobody waiting */
  const outdated = new Map<string, Made>();
  const newest = new Map<string, number>();

  async function next(unit: string, last: Made | undefined): Promise<Made> {
    const before = last && last.until > clock().getTime() ? last : null;
    const feed = await make({ unit, before: before?.feed ?? null });
    // What began with another may have been made after that one's end.
    return { feed, until: Math.min(goodUntil(feed), before?.until ?? Infinity) };
  }

  function put(unit: string): Kept {
    const entry: Kept = { made: next(unit, outdated.get(unit)), done: null };
    outdated.delete(unit);
    kept.set(unit, entry);
    entry.made.then(
      (done) => (entry.done = done),
      // What failed is told to those who asked, and tried again for the next.
      () => kept.get(unit) === entry && kept.delete(unit)
    );
    return entry;
  }

  async function now(unit: string): Promise<UnitFeed> {
    const asked = kept.get(unit) ?? put(unit);
    const found = await asked.made;
    const holds = found.until > clock().getTime() && found.feed.shared.revision >= (newest.get(unit) ?? 0);
    if (holds) return found.feed;
    // Whoever finds it first puts it together anew, for all.
    if (kept.get(unit) === asked) kept.delete(unit);
    return (await (kept.get(unit) ?? put(unit)).made).feed;
  }

  return {
    async of(unit, reader) {
      return { ...feedFor(await now(unit), reader ?? { board: '', knows: 0 }), at: clock().toISOString() };
    },
    async bytes(unit, reader) {
      return { bytes: feedBytes(await now(unit), reader), at: clock().toISOString() };
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
      // It may be another history, with smaller numbers.
      newest.clear();
    }
  };
}

/** As `Made.until`, by what stands in the feed. */
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
