import { createHash } from 'node:crypto';
import type { BoardFeed } from '$lib/sync';
import { gzipHead, type GzipHead } from '../../platform/http/gzip-with-tail';
import { feedWith, setFor, type SetForBoard, type UnitFeed } from './unit-feed';

/** A feed as bytes, without the time of the request, which is appended at its end. */
export interface FeedBytes {
  /** tag of everything except that instant: equal for equal content, whenever it was requested */
  etag: string;
  head: Buffer;
  /** the head, compressed when it is first asked for */
  gzip(): Promise<GzipHead>;
  tail(at: string): Buffer;
}

type ByKey<Value> = Map<unknown, Value>;
const made = new WeakMap<UnitFeed, ByKey<ByKey<ByKey<FeedBytes>>>>();
const ofBoards = new WeakMap<UnitFeed, Map<string, FeedBytes>>();

/** Written once for all boards for which the same is set: ten thousand ask in the same moment. */
export function feedBytes(unit: UnitFeed, board: string): FeedBytes {
  const known = inner(ofBoards, unit, () => new Map<string, FeedBytes>());
  return inner(known, board, () => bytesFor(unit, setFor(unit, board)));
}

function bytesFor(unit: UnitFeed, set: SetForBoard): FeedBytes {
  const byItems = inner(made, unit, () => new Map<unknown, ByKey<ByKey<FeedBytes>>>());
  const byScreen = inner(byItems, set.items, () => new Map<unknown, ByKey<FeedBytes>>());
  const byHung = inner(byScreen, set.screen, () => new Map<unknown, FeedBytes>());
  return inner(byHung, set.hung, () => writtenFeed(feedWith(unit, set)));
}

/** Writes one feed. */
export function writtenFeed({ at: _, ...content }: BoardFeed): FeedBytes {
  const text = JSON.stringify(content);
  const head = Buffer.from(text.slice(0, -1));
  let zipped: Promise<GzipHead> | null = null;
  return {
    etag: `"${createHash('sha256').update(text).digest('base64url')}"`,
    head,
    gzip: () => (zipped ??= gzipHead(head)),
    tail: (at) => Buffer.from(`,"at":${JSON.stringify(at)}}`)
  };
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
