import * as v from 'valibot';
import { periodName, snapshotSchema, supplementSchema } from '../notice';

/**
 * What server, board and phone say to each other. A cursor is the number of the last change that the receiver has
 * (0: none): the log of changes only grows, so "after n" is exact and can be asked again at any time. A backup that is
 * put back begins another log, under another `epoch`: cursors of one mean nothing in the other.
 */
const cursor = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const date = v.pipe(v.string(), v.isoDate());
const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/));
const instant = v.pipe(v.string(), v.isoTimestamp());
const hundredths = v.pipe(v.number(), v.safeInteger());
const epoch = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/));
const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

export const publishedSchema = v.strictObject({
  digest,
  snapshot: snapshotSchema
});

const pixels = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** Other bytes have another one, so what is there may be kept for good. */
const mediaAddress = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}\.\w{3,4}$/));

/** A picture, or a film (it alone has `seconds`), that hangs with an announcement. */
export const mediaSchema = v.strictObject({
  /** at `/media/{address}` */
  address: mediaAddress,
  /** what it shows */
  words: v.string(),
  width: pixels,
  height: pixels,
  seconds: v.exactOptional(pixels),
  /** of a film: its captions, which this board is to show; at `/media/{captions}` */
  captions: v.exactOptional(mediaAddress)
});
export type Media = v.InferOutput<typeof mediaSchema>;

export const announcementSchema = v.strictObject({
  code: v.string(),
  year: v.pipe(v.number(), v.safeInteger()),
  no: v.pipe(v.number(), v.safeInteger()),
  title: v.string(),
  /**
   * paragraphs, parted by line ends; plain text. To who knows pictures, what is bold stands between U+0002 and U+0003 (`boldRuns` in `notice`),
   * and it may hang from a moment that is still to come, until another
   */
  body: v.string(),
  published: instant,
  until: v.exactOptional(instant),
  media: v.exactOptional(v.array(mediaSchema))
});
export type Announcement = v.InferOutput<typeof announcementSchema>;

const minuteOfDay = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1440));

/** From one minute of the day to before another; `until` not after `from`: over midnight. */
const hoursSchema = v.strictObject({ from: minuteOfDay, until: minuteOfDay });

/** When something is on, by the unit's clock: on these days, in these hours. What is absent doesn't limit. */
export const timesSchema = v.strictObject({
  /** first and last day */
  first: v.exactOptional(date),
  last: v.exactOptional(date),
  /** days of the week, 1 is Monday */
  weekdays: v.exactOptional(v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(7)))),
  hours: v.exactOptional(v.array(hoursSchema)),
  /** days on which it isn't on, all the same */
  except: v.exactOptional(v.array(date))
});
export type Times = v.InferOutput<typeof timesSchema>;

/** One line of a playlist: a scene, all its pages, each for so many seconds. */
export const playlistItemSchema = v.strictObject({
  id: v.string(),
  scene: v.picklist(['standings', 'changes', 'honours', 'trend', 'rule', 'announcement', 'clock']),
  /** of an announcement; without it: each that hangs, newest first */
  code: v.exactOptional(v.string()),
  seconds: v.pipe(v.number(), v.safeInteger(), v.minValue(5), v.maxValue(600)),
  when: v.exactOptional(timesSchema)
});
export type PlaylistItem = v.InferOutput<typeof playlistItemSchema>;

/** Stands over everything on the board, from and until an instant; a drill says that it is one. */
export const emergencySchema = v.strictObject({
  id: v.string(),
  title: v.string(),
  text: v.string(),
  /** who sends it: the unit itself, or one above it */
  by: v.string(),
  drill: v.boolean(),
  from: instant,
  until: instant
});
export type Emergency = v.InferOutput<typeof emergencySchema>;

/** The rule document in brief: what a hall needs of it. Points are texts, as the scheme's clause has them. */
export const ruleInBriefSchema = v.strictObject({
  title: v.string(),
  version: v.string(),
  parts: v.array(
    v.strictObject({
      title: v.string(),
      lines: v.array(v.strictObject({ text: v.string(), points: v.string(), clause: v.string() }))
    })
  )
});
export type RuleInBrief = v.InferOutput<typeof ruleInBriefSchema>;

/** What the office has set for this screen. */
export const screenSchema = v.strictObject({
  /** the hours in which people are in the hall; absent: always */
  open: v.exactOptional(v.array(hoursSchema)),
  /** when it shows the night scene */
  night: v.exactOptional(hoursSchema),
  /** percent, from a minute of the day on, in order */
  brightness: v.exactOptional(
    v.array(
      v.strictObject({
        from: minuteOfDay,
        percent: v.pipe(v.number(), v.safeInteger(), v.minValue(10), v.maxValue(100))
      })
    )
  )
});
export type ScreenSettings = v.InferOutput<typeof screenSchema>;

/** GET /api/board (a paired board) and /api/board/{board} (the demo's): all that a board shows. */
export const boardFeedSchema = v.strictObject({
  revision: cursor,
  /** the server's clock when it wrote this: the age of the data counts from here */
  at: instant,
  unit: v.strictObject({ name: v.string(), parent: v.string(), timeZone: v.string() }),
  /** origin that QR codes point to, reachable by a resident's phone; null: none is set, so no QR is drawn */
  publicUrl: v.nullable(v.string()),
  notice: v.nullable(publishedSchema),
  /**
   * what hangs beside it, by the end of the period, newest first: notices that may still be objected to, each for its
   * whole window, and the longer periods that ended with the newest one's
   */
  alsoOpen: v.array(publishedSchema),
  /**
   * what mends a notice that is published on boards (补充公示), newest first: while it may be objected to, and as long as
   * what it mends hangs
   */
  supplements: v.exactOptional(v.array(v.strictObject({ digest, supplement: supplementSchema }))),
  /** codes of those among them that are published without a QR code */
  withoutCode: v.exactOptional(v.array(v.string())),
  /**
   * those among them whose window is over: since which day the result is confirmed; null: an objection is still being
   * dealt with. Who has been told of neither says only that the window is over
   */
  over: v.exactOptional(v.array(v.strictObject({ code: v.string(), confirmed: v.nullable(date) }))),
  /** newest first, those that hang now */
  announcements: v.array(announcementSchema),
  /** absent: all that there is, in the usual order. What has an open window is shown whatever stands here */
  playlist: v.exactOptional(v.array(playlistItemSchema)),
  /** those that aren't over yet, newest first */
  emergencies: v.exactOptional(v.array(emergencySchema)),
  rule: v.exactOptional(ruleInBriefSchema),
  screen: v.exactOptional(screenSchema)
});
export type BoardFeed = v.InferOutput<typeof boardFeedSchema>;

/**
 * What this program can read of a feed besides what the first one could (`?knows=`): 2: playlist, emergencies, rule, screen;
 * 3: pictures, bold, announcements that end or are still to come; 4: captions. A server gives no board what it would refuse.
 */
export const boardKnows = 4;

/**
 * With every answer of these doors, 304 too: the server's clock, an ISO instant with milliseconds. Boards side by side
 * change their scenes by it. A beat of the live events has the same as milliseconds since 1970.
 */
export const clockHeader = 'sunboard-clock';

const count = cursor;

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

/**
 * POST /api/pair, with `{}`: how it stands with a screen that asks to be paired. What it holds is in cookies that no
 * script reads. Refused: `{"error":{"code":"too-many-screens"}}`.
 */
export const pairAnswerSchema = v.variant('state', [
  v.strictObject({
    state: v.literal('waiting'),
    /** to be shown, in groups of four */
    code: v.pipe(v.string(), v.regex(/^[0-9A-Z]{8}$/)),
    /** how much longer this code counts; after that the next answer has another one */
    seconds: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    /** seconds until it may ask again */
    every: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    /** where the office confirms it, as people type it */
    office: v.string(),
    /** the same with the code, for a phone; null: none that a phone outside could reach */
    qr: v.nullable(v.string()),
    /** the same as a drawing, for a screen that asked for it (`{"drawn":true}`) and can't draw one itself: a path in squares */
    drawn: v.exactOptional(v.nullable(v.strictObject({ size: v.number(), path: v.string() }))),
    /** address of a board to look at meanwhile */
    demo: v.nullable(v.string())
  }),
  /** the token is here: /api/board answers */
  v.strictObject({ state: v.literal('paired') })
]);
export type PairAnswer = v.InferOutput<typeof pairAnswerSchema>;

export const decisionSchema = v.strictObject({ id: v.string(), date, body: v.string(), minutes: v.string() });
export type Decision = v.InferOutput<typeof decisionSchema>;

/** An entry of one's own, with all that explains it. `matter` is an opaque key: equal keys, same matter (M8). */
export const myEntrySchema = v.strictObject({
  id: v.string(),
  seq: cursor,
  item: v.string(),
  date,
  period: month,
  quantity: v.pipe(v.number(), v.safeInteger()),
  value: v.string(),
  matter: v.string(),
  /** the matter as the recorder wrote it; '' when none or erased */
  matterText: v.string(),
  basis: v.string(),
  reverses: v.nullable(v.string()),
  decision: v.nullable(v.string())
});
export type MyEntry = v.InferOutput<typeof myEntrySchema>;

/** What the roster says of a person that points depend on. */
const placeSchema = v.strictObject({
  pool: v.string(),
  group: v.string(),
  from: v.nullable(date),
  to: v.nullable(date)
});

/** A sealed month of one's own, as the server fixed it when it was sealed, with what the roster said then. */
export const myResultSchema = v.strictObject({
  period: month,
  ...placeSchema.entries,
  points: hundredths,
  /** null: the scheme keeps none in this period */
  balance: v.nullable(hundredths),
  /** what ranked; absent: the points */
  score: v.optional(hundredths),
  status: v.picklist(['ranked', 'not-ranked', 'incomplete', 'vetoed']),
  rank: v.nullable(v.number()),
  /** how many are ranked in the pool */
  ranked: v.number(),
  /** mean of the ranked, rounded */
  mean: v.nullable(hundredths),
  sealed: instant,
  /** the month was taken over from paper: its total isn't reckoned from entries. To who asked with `paper` */
  paper: v.optional(v.boolean())
});
export type MyResult = v.InferOutput<typeof myResultSchema>;

/**
 * What one group's ballots come to. Of fewer than the scheme wants only how many there are: the sum of one ballot would
 * be that ballot.
 */
export const ballotSumSchema = v.strictObject({
  group: v.string(),
  ballots: cursor,
  sum: v.nullable(hundredths)
});
export type BallotSum = v.InferOutput<typeof ballotSumSchema>;

/** A sealed quarter, half-year or year of one's own, with what follows from it: ids are the scheme's. */
export const longerResultSchema = v.strictObject({
  ...myResultSchema.entries,
  period: periodName,
  /** `undecided`: of a tie that people have to decide (M12) */
  outcomes: v.array(v.strictObject({ rule: v.string(), undecided: v.boolean() })),
  conversions: v.array(v.strictObject({ rule: v.string(), sum: hundredths, value: hundredths })),
  /** of a year with ballots, by group; who cast them nobody has stored */
  ballots: v.optional(v.array(ballotSumSchema))
});
export type LongerResult = v.InferOutput<typeof longerResultSchema>;

const mendedFigures = v.strictObject({ rank: v.nullable(v.number()), amount: v.nullable(hundredths) });

/** One's own row of a sealed period, as a supplementary notice put it right. */
export const mendedSchema = v.strictObject({
  /** of the supplementary notice */
  code: v.string(),
  period: periodName,
  /** `amount`: what the period ranks by */
  before: mendedFigures,
  after: mendedFigures,
  /** month in which the difference is booked; null: in none, a ballot paper is read otherwise */
  booked: v.nullable(month),
  /** the meetings that decided it */
  decided: v.array(v.strictObject({ date, body: v.string(), minutes: v.string() }))
});
export type Mended = v.InferOutput<typeof mendedSchema>;

/**
 * GET /api/me?after={cursor}&epoch={epoch}&scheme={digest}&longer={count}: the difference since then; with after=0, and whenever the
 * epoch isn't the server's, everything. `entries`,
 * `decisions` and `results` are to be added to what the phone has (each is written once and never changed); the other
 * members replace it. `notice`: null means that it hasn't changed since `after`. `scheme`: null means that it is the
 * one whose digest the phone named; a complete answer always has it. `longer`: null means that the phone has as many as
 * there are; else it is all of them, in place of those that the phone has. Who doesn't name `longer` is a page from
 * before there was any, which reads nothing that it doesn't know: it gets months, and notices of format 1.
 */
export const myDeltaSchema = v.strictObject({
  after: cursor,
  cursor,
  /** which log `cursor` counts in */
  epoch,
  at: instant,
  account: v.string(),
  person: v.strictObject({
    subject: v.string(),
    name: v.string(),
    ...placeSchema.entries
  }),
  unit: v.strictObject({ name: v.string(), parent: v.string(), timeZone: v.string() }),
  scheme: v.nullable(
    v.strictObject({
      /** names these very rules; opaque */
      digest,
      /** the scheme as `lib/points` has parsed it: plain data, so that the phone needs no YAML */
      rules: v.looseObject({ id: v.string() })
    })
  ),
  /** the month that is open now: what is booked in it is 待定 */
  open: month,
  entries: v.array(myEntrySchema),
  decisions: v.array(decisionSchema),
  results: v.array(myResultSchema),
  /** as they end */
  longer: v.optional(v.nullable(v.array(longerResultSchema))),
  notice: v.nullable(
    v.strictObject({
      ...publishedSchema.entries,
      /** index of one's own row; null: not in it */ row: v.nullable(v.number())
    })
  ),
  /** notices that hang beside the newest one */
  hanging: v.optional(v.array(v.strictObject({ code: v.string(), period: periodName, lastDay: date }))),
  /**
   * published periods whose window is over: since which day the result is confirmed; null: an objection is still being dealt
   * with. To who asked with `over`
   */
  over: v.optional(v.array(v.strictObject({ period: periodName, confirmed: v.nullable(date) }))),
  /** one's own rows that supplementary notices have put right, in the order in which they were published. To who asked with `mended` */
  mended: v.optional(v.array(mendedSchema)),
  /** last day on which this month's claims are wanted, where one has declared nothing of it yet; for a page that asks with `owed` */
  owed: v.optional(v.nullable(date))
});
export type MyDelta = v.InferOutput<typeof myDeltaSchema>;

/**
 * Live events: GET /api/live/board?after={cursor}, /api/live/board/{board}?after={cursor} (the demo's) and
 * /api/live/me?after={cursor}, server-sent events.
 * `event: rev` with `id:` and `data:` = the new cursor: fetch what is new. `event: beat` every 10 s, without id, with the
 * server's clock; `event: spread` with each of them: milliseconds over which those come back who lose this server,
 * and over which boards say that they show what is new.
 */
export const beatSeconds = 10;

/**
 * Whose session this is, in a cookie that scripts may read: a phone that starts without the server must not open
 * another one's data. The server sets it at sign-in, the phone keeps it fresh. `maxAge` in seconds: browsers keep
 * none for longer than 400 days.
 */
export const accountCookie = { name: 'sunboard-account', maxAge: 34_560_000 } as const;

/** A page's own program sees by it whether the browser is in a play year: the ticket itself it may not read. */
export const playingCookie = 'sunboard-playing';

/** Names the desk at which a superior works in this browser, one of the units below: a page's program reads it. */
export const deskOf = 'sunboard-desk';
