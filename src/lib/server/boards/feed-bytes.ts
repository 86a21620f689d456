import { createHash } from 'node:crypto';
import type { BoardFeed } from '$lib/sync';
import { feedWith, setFor, type FeedReader, type UnitFeed } from './unit-feed';

/** A feed as it goes out, but for the instant of asking, which stands at its end. */
export interface FeedBytes {
  /** names all of it but that instant */
  etag: string;
  head: Buffer;
  tail(at: string): string;
}

/** The tag of a feed: the same for who has it all, whenever it was asked for. */
export function feedTag({ at: _, ...content }: BoardFeed): string {
  return tagOf(JSON.stringify(content));
}

type ByKey<Value> = Map<unknown, Value>;
const made = new WeakMap<UnitFeed, ByKey<ByKey<ByKey<FeedBytes>>>>();

/** Written once for all boards for which the same is set: ten thousand ask in the same moment. */
export function feedBytes(unit: UnitFeed, reader: FeedReader): FeedBytes {
  const set = setFor(unit, reader);
  const byItems = inner(made, unit, () => new Map<unknown, ByKey<ByKey<FeedBytes>>>());
  const byScreen = inner(byItems, set.items, () => new Map<unknown, ByKey<FeedBytes>>());
  const byHung = inner(byScreen, set.screen, () => new Map<unknown, FeedBytes>());
  return inner(byHung, set.hung, () => {
    const { at: _, ...content } = feedWith(unit, set);
    const text = JSON.stringify(content);
    return {
      etag: tagOf(text),
      head: Buffer.from(text.slice(0, -1)),
      tail: (at) => `,"at":${JSON.stringify(at)}}`
    };
  });
}

function tagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url')}"`;
}

function inner<Key, Value>(
  map: { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown },
  key: Key,
  make: () => Value
): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const value = make();
  map.set(key, value);
  return value;
}
