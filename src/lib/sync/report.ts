import * as v from 'valibot';
import { count, cursor, date, instant } from './values';

const run = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));

/**
 * What can go wrong with a board:
 * - `feed`: what it was sent isn't true to its digest, or of another shape
 * - `news`: something newer was announced, and the server has nothing newer
 * - `copy`: what it had kept isn't what it had written
 * - `disk`: it can't write or read, or has no answer
 * - `scene`: one couldn't be shown
 */
const boardTroubles = ['feed', 'news', 'copy', 'disk', 'scene'] as const;
export type BoardTrouble = (typeof boardTroubles)[number];

/** A machine's own words: no control characters, which a database may refuse (PostgreSQL does NUL). */
const line = (longest: number) => v.pipe(v.string(), v.maxLength(longest), v.regex(/^\P{Cc}*$/u));

/** What a board says of itself: the office sees by it whether a screen that it can't see is well. */
export const boardStateSchema = v.strictObject({
  /** drawn anew whenever the page starts: one that comes back after another one is a second screen with the same token */
  start: run,
  /** when it last painted a frame, by the server's clock as far as the board knows it; null: not since it started */
  painted: v.nullable(instant),
  /** what stands in front; null: nothing yet */
  scene: v.nullable(v.pipe(v.string(), v.regex(/^[a-z-]{1,20}$/))),
  /** bytes of JavaScript heap; null: the browser doesn't tell */
  heap: v.nullable(count),
  /** nodes of the page */
  nodes: count,
  /** milliseconds by which the device's own clock is ahead of the server's */
  offset: v.pipe(v.number(), v.safeInteger()),
  /** whether the browser keeps what is stored when its disk gets full; null: it doesn't tell */
  persisted: v.nullable(v.boolean()),
  version: line(60),
  browser: line(300),
  /** CSS pixels */
  width: count,
  height: count,
  /** what went wrong since it last said so */
  trouble: v.pipe(v.array(v.picklist(boardTroubles)), v.maxLength(boardTroubles.length))
});
export type BoardState = v.InferOutput<typeof boardStateSchema>;

/** Seconds of a day: nothing is shown for longer, also where a clock set back makes the day longer. */
export const longestDay = 86_400;

/**
 * Proof of publicity: how long one notice stood on the screen, painted, on one day of the unit's. Sums only grow. What
 * can't have been, more than `longestDay` for one, isn't counted; the report is heard all the same.
 */
export const shownNoticeSchema = v.strictObject({
  code: v.pipe(v.string(), v.regex(/^[0-9a-z]{4,20}$/)),
  day: date,
  /** names this sum: a board whose storage was cleared begins another one, and the first still counts */
  run,
  first: instant,
  last: instant,
  seconds: count,
  /** of these, in the hall's opening hours */
  open: count
});
export type ShownNotice = v.InferOutput<typeof shownNoticeSchema>;

/** So many days and notices a board tells at once: after weeks without a line the rest follows. */
export const shownAtOnce = 60;

/** POST /api/board: the revision that stands on the screen, null: none; programs of before told no more. */
export const shownSchema = v.strictObject({
  shows: v.nullable(cursor),
  state: v.exactOptional(boardStateSchema),
  notices: v.exactOptional(v.pipe(v.array(shownNoticeSchema), v.maxLength(shownAtOnce)))
});
export type Shown = v.InferOutput<typeof shownSchema>;
