import * as v from 'valibot';
import { snapshotSchema, supplementSchema } from '../notice';
import { cursor, date, digest, instant } from './values';

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
