import * as v from 'valibot';
import { supplementSchema, type Supplement } from '../notice';
import { publishedSchema } from './published';
import { playlistScenes } from './scenes';
import { cursor, date, digest, instant, month } from './values';

/** A published supplement passes through unchanged, as a notice does. */
const publishedSupplement = v.custom<Supplement>((value) => v.is(supplementSchema, value));

const pixels = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** Other bytes have another one, so what is there may be kept for good. */
const mediaAddress = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}\.\w{3,4}$/));

/** A picture, or a film (it alone has `seconds`), of an announcement. */
export const mediaSchema = v.object({
  /** at `/media/{address}` */
  address: mediaAddress,
  /** describes the picture or film */
  words: v.string(),
  width: pixels,
  height: pixels,
  seconds: v.exactOptional(pixels),
  /** for a film: its captions at `/media/{captions}`, where the board is to show them */
  captions: v.exactOptional(mediaAddress)
});
export type Media = v.InferOutput<typeof mediaSchema>;

export const announcementSchema = v.object({
  code: v.string(),
  year: v.pipe(v.number(), v.safeInteger()),
  no: v.pipe(v.number(), v.safeInteger()),
  title: v.string(),
  /**
   * paragraphs, separated by line ends; plain text, except that bold words are between U+0002 and U+0003
   * (`boldRuns` in `notice`)
   */
  body: v.string(),
  /** since when it is published: it may be still to come */
  published: instant,
  /** absent: without an end */
  until: v.exactOptional(instant),
  media: v.exactOptional(v.array(mediaSchema))
});
export type Announcement = v.InferOutput<typeof announcementSchema>;

const minuteOfDay = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1440));

/**
 * Hours from one minute of the day to before another; when `until` isn't after `from`, they reach over
 * midnight.
 */
const hoursSchema = v.object({ from: minuteOfDay, until: minuteOfDay });

/** Days and hours, by the unit's clock, in which something is shown. An absent field doesn't limit. */
const timesSchema = v.object({
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
export const playlistItemSchema = v.object({
  id: v.string(),
  scene: v.picklist(playlistScenes),
  /** for an announcement; absent: every published one, newest first */
  code: v.exactOptional(v.string()),
  seconds: v.pipe(v.number(), v.safeInteger(), v.minValue(5), v.maxValue(600)),
  when: v.exactOptional(timesSchema)
});
export type PlaylistItem = v.InferOutput<typeof playlistItemSchema>;

const knownScenes: readonly string[] = playlistScenes;

/** Lines of a scene that this program doesn't know are left out. */
const playlistSchema = v.pipe(
  v.array(v.looseObject({ scene: v.string() })),
  v.transform((lines) => lines.filter(({ scene }) => knownScenes.includes(scene))),
  v.array(playlistItemSchema)
);

/**
 * An emergency, which covers everything on the board from and until an instant; a drill says that it is
 * one.
 */
const emergencySchema = v.object({
  id: v.string(),
  title: v.string(),
  text: v.string(),
  /** the sender: the unit itself, or one above it */
  by: v.string(),
  drill: v.boolean(),
  from: instant,
  until: instant
});
export type Emergency = v.InferOutput<typeof emergencySchema>;

/**
 * The rule document in brief, for showing it in a hall. Points are texts, as the scheme's clause writes
 * them.
 */
export const ruleInBriefSchema = v.object({
  title: v.string(),
  version: v.string(),
  parts: v.array(
    v.object({
      title: v.string(),
      lines: v.array(v.object({ text: v.string(), points: v.string(), clause: v.string() }))
    })
  )
});
export type RuleInBrief = v.InferOutput<typeof ruleInBriefSchema>;

/** The office's settings for this screen. */
export const screenSchema = v.object({
  /** hours in which people are in the hall; absent: always */
  open: v.exactOptional(v.array(hoursSchema)),
  /** hours of the night scene */
  night: v.exactOptional(hoursSchema),
  /** percent, each from a minute of the day on, in order */
  brightness: v.exactOptional(
    v.array(
      v.object({
        from: minuteOfDay,
        percent: v.pipe(v.number(), v.safeInteger(), v.minValue(10), v.maxValue(100))
      })
    )
  )
});
export type ScreenSettings = v.InferOutput<typeof screenSchema>;

/**
 * GET /api/board (a paired board) and /api/board/{board} (the demo's), with `protocolQuery`: all that a board shows. A field that
 * is added has to be one that a program can go without, or the protocol's number is raised (see `protocol`).
 */
export const boardFeedSchema = v.object({
  revision: cursor,
  /** the server's clock when it wrote this: the age of the data counts from here */
  at: instant,
  unit: v.object({
    name: v.string(),
    parent: v.string(),
    timeZone: v.string(),
    /** M15: before this month nothing is recorded */
    firstPeriod: month
  }),
  /** origin that QR codes point to, reachable by a resident's phone; null: none is set, so no QR is drawn */
  publicUrl: v.nullable(v.string()),
  notice: v.nullable(publishedSchema),
  /**
   * further notices beside `notice`, by the end of the period, newest first: those that may still be
   * objected to, each for its whole window, and the longer periods that ended together with the newest one
   */
  alsoOpen: v.array(publishedSchema),
  /**
   * corrections of notices that are published on boards (补充公示), newest first: each while it may be objected
   * to, and as long as the corrected notice is shown
   */
  supplements: v.array(v.object({ digest, supplement: publishedSupplement })),
  /** codes of the notices above that are published without a QR code */
  withoutCode: v.array(v.string()),
  /**
   * the notices above whose window is over, with the day since which the result is confirmed; null: an
   * objection is still being dealt with, or `waits` says what else
   */
  over: v.array(
    v.object({ code: v.string(), confirmed: v.nullable(date), waits: v.optional(v.literal('assembly')) })
  ),
  /** those that are published now, newest first */
  announcements: v.array(announcementSchema),
  /** empty: everything in the usual order. A notice with an open window is shown whatever the list says */
  playlist: playlistSchema,
  /** emergencies that aren't over yet, newest first */
  emergencies: v.array(emergencySchema),
  /** absent: the unit's rules can't be read, or none are in force */
  rule: v.exactOptional(ruleInBriefSchema),
  screen: screenSchema
});
export type BoardFeed = v.InferOutput<typeof boardFeedSchema>;
