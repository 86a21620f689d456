import * as v from 'valibot';
import { lostFilmsAtOnce, showingsAtOnce, shownAtOnce } from './report-limits';
import { countSchema, cursor, date, instant } from './values';

const run = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));

/**
 * The faults that a board reports about itself.
 * - `feed`: a feed doesn't match its digest, or has another shape
 * - `news`: something newer was announced, and the server has nothing newer
 * - `copy`: a stored copy isn't what the board had written
 * - `disk`: the disk can't be written or read, or doesn't answer
 * - `scene`: a scene couldn't be shown
 */
const boardTroubles = ['feed', 'news', 'copy', 'disk', 'scene'] as const;
export type BoardTrouble = (typeof boardTroubles)[number];

/**
 * A machine's own text: control characters are refused, because a database may refuse them (PostgreSQL does
 * for NUL).
 */
const line = (longest: number) => v.pipe(v.string(), v.maxLength(longest), v.regex(/^\P{Cc}*$/u));

/** A list without duplicates: pages show such lists by name, and a name that came twice would break them. */
const noneTwice = <T extends string>() => v.check<T[]>((list) => new Set(list).size === list.length);

/** A board's report about itself, from which the office sees whether a screen that it can't see is well. */
const boardStateSchema = v.strictObject({
  /**
   * drawn anew whenever the page starts: a value that returns after another one reveals a second screen
   * with the same token
   */
  start: run,
  /**
   * when the board last painted a frame, by the server's clock as far as the board knows it; null: not
   * since it started
   */
  painted: v.nullable(instant),
  /** the scene in front; null: none yet */
  scene: v.nullable(v.pipe(v.string(), v.regex(/^[a-z-]{1,20}$/))),
  /** bytes of JavaScript heap; null: the browser doesn't say */
  heap: v.nullable(countSchema),
  /** nodes of the page */
  nodes: countSchema,
  /** milliseconds by which the device's own clock is ahead of the server's */
  offset: v.pipe(v.number(), v.safeInteger()),
  /** whether the browser keeps what is stored when its disk gets full; null: it doesn't tell */
  persisted: v.nullable(v.boolean()),
  version: line(60),
  browser: line(300),
  /** CSS pixels */
  width: countSchema,
  height: countSchema,
  /** faults since the last report */
  trouble: v.pipe(v.array(v.picklist(boardTroubles)), v.maxLength(boardTroubles.length), noneTwice()),
  /** the newer version that didn't paint, so that this one was started in its place; absent: none */
  failed: v.exactOptional(line(60)),
  /** codes of shown announcements whose film the board can't play; absent: a plain board, which plays none */
  films: v.exactOptional(
    v.pipe(
      v.array(v.pipe(v.string(), v.regex(/^[0-9a-z]{4,20}$/))),
      v.maxLength(lostFilmsAtOnce),
      noneTwice()
    )
  )
});
export type BoardState = v.InferOutput<typeof boardStateSchema>;

/**
 * One showing without a break: its start in ms since 1970 by the server's clock, its length in ms, and 1 in
 * the hall's opening hours, else 0.
 */
const showingSchema = v.strictTuple([countSchema, countSchema, v.picklist([0, 1])]);
export type Showing = v.InferOutput<typeof showingSchema>;

/**
 * Proof of publicity: how long one notice was on the screen, painted, on one day of the unit's calendar.
 * Sums only grow. An impossible value (more than `longestDay` for one notice) isn't counted, but the report
 * is still accepted.
 */
const shownNoticeSchema = v.strictObject({
  code: v.pipe(v.string(), v.regex(/^[0-9a-z]{4,20}$/)),
  day: date,
  /** names this sum: a board whose storage was cleared begins another one, and the first still counts */
  run,
  first: instant,
  last: instant,
  seconds: countSchema,
  /** those of `seconds` that fell into the hall's opening hours */
  open: countSchema,
  /**
   * the showings since the last report, in order; their union tells what several screens with one token
   * showed together. Absent: the board doesn't know when it showed it
   */
  showings: v.exactOptional(v.pipe(v.array(showingSchema), v.maxLength(showingsAtOnce))),
  /** ms by which the moments may be wrong; null: the server was never heard; absent: nobody knows */
  unsure: v.exactOptional(v.nullable(countSchema))
});
export type ShownNotice = v.InferOutput<typeof shownNoticeSchema>;

/**
 * POST /api/board: the revision on the screen (null: none), the state of the board, and what it has shown.
 */
export const boardReportSchema = v.strictObject({
  shows: v.nullable(cursor),
  state: boardStateSchema,
  notices: v.pipe(v.array(shownNoticeSchema), v.maxLength(shownAtOnce))
});
export type BoardReport = v.InferOutput<typeof boardReportSchema>;
