import * as v from 'valibot';
import { periodSchema } from '../calendar';
import { publishedSchema } from './feed';
import { countSchema, cursor, date, digest, epoch, hundredths, instant, month } from './values';

const decisionSchema = v.object({ id: v.string(), date, body: v.string(), minutes: v.string() });
export type SyncedDecision = v.InferOutput<typeof decisionSchema>;

/** An entry of one's own, with all that explains it. Equal keys (`matterKey`) mean the same matter (M8). */
const myEntrySchema = v.object({
  id: v.string(),
  seq: cursor,
  item: v.string(),
  date,
  period: month,
  quantity: v.pipe(v.number(), v.safeInteger()),
  value: v.string(),
  matterKey: v.string(),
  /** the matter as the recorder wrote it; '' when none or erased */
  matterText: v.string(),
  basis: v.string(),
  reverses: v.nullable(v.string()),
  decision: v.nullable(v.string())
});
export type MyEntry = v.InferOutput<typeof myEntrySchema>;

/** The facts of the roster about a person that points depend on. */
const placeSchema = v.object({
  pool: v.string(),
  group: v.string(),
  from: v.nullable(date),
  to: v.nullable(date)
});

/** A sealed month of one's own, as the server fixed it when it was sealed, with what the roster said then. */
const myResultSchema = v.object({
  period: month,
  ...placeSchema.entries,
  points: hundredths,
  /** null: the scheme keeps none in this period */
  balance: v.nullable(hundredths),
  /** the figure that ranked: the points or the balance */
  score: hundredths,
  status: v.picklist(['ranked', 'not-ranked', 'incomplete', 'vetoed']),
  rank: v.nullable(v.number()),
  /** number of people ranked in the pool */
  ranked: v.number(),
  /** mean of the ranked, rounded */
  mean: v.nullable(hundredths),
  sealed: instant,
  /** true: the month was taken over from paper, so its total isn't calculated from entries */
  paper: v.optional(v.boolean())
});
export type MyResult = v.InferOutput<typeof myResultSchema>;

/**
 * The result of one group's ballots. Where there are fewer than the scheme demands, only their number is
 * given, because the sum of a single ballot would be that ballot.
 */
const ballotSumSchema = v.object({
  group: v.string(),
  ballots: countSchema,
  sum: v.nullable(hundredths)
});
export type BallotSum = v.InferOutput<typeof ballotSumSchema>;

/** A sealed quarter, half-year or year of one's own, with what follows from it: ids are the scheme's. */
const longerResultSchema = v.object({
  ...myResultSchema.entries,
  period: periodSchema,
  /** `undecided`: a tie that people have to decide (M12) */
  outcomes: v.array(v.object({ rule: v.string(), undecided: v.boolean() })),
  conversions: v.array(v.object({ rule: v.string(), sum: hundredths, value: hundredths })),
  /** by group, in a year with ballots; nothing stores who cast them */
  ballots: v.optional(v.array(ballotSumSchema))
});
export type LongerResult = v.InferOutput<typeof longerResultSchema>;

const correctedFigures = v.object({ rank: v.nullable(v.number()), amount: v.nullable(hundredths) });

/** A member's own row of a sealed period, as a supplementary notice corrected it. */
const correctedRowSchema = v.object({
  /** code of the supplementary notice */
  code: v.string(),
  period: periodSchema,
  /** `amount` is the figure that the period ranks by */
  before: correctedFigures,
  after: correctedFigures,
  /**
   * month in which the difference is booked; null when none is, because a ballot paper was read differently
   */
  booked: v.nullable(month),
  /** the meetings that decided it */
  decided: v.array(v.object({ date, body: v.string(), minutes: v.string() }))
});
export type CorrectedRow = v.InferOutput<typeof correctedRowSchema>;

/**
 * GET /api/me?after={cursor}&epoch={epoch}&scheme={digest}&longer={count}, with `protocolQuery`: the difference since then; with after=0, and whenever the
 * epoch isn't the server's, everything. `entries`,
 * `decisions` and `results` are to be added to what the phone has (each is written once and never changed); the other
 * members replace it. `notice`: null means that it hasn't changed since `after`. `scheme`: null means that it is the
 * one whose digest the phone named; a complete answer always has it. `longer`: null means that the phone has as many as
 * there are; else it is all of them, in place of those that the phone has.
 */
export const myDeltaSchema = v.object({
  after: cursor,
  cursor,
  /** the log in which `cursor` counts */
  epoch,
  at: instant,
  account: v.string(),
  person: v.object({
    subject: v.string(),
    name: v.string(),
    ...placeSchema.entries
  }),
  /** `firstPeriod`: its first month, before which nobody is in service (M15) */
  unit: v.object({ name: v.string(), parent: v.string(), timeZone: v.string(), firstPeriod: month }),
  scheme: v.nullable(
    v.object({
      /** names these very rules; opaque */
      digest,
      /** the scheme as `lib/points` has parsed it: plain data, so that the phone needs no YAML */
      rules: v.looseObject({ id: v.string() })
    })
  ),
  /** the month that is open now: entries booked in it are 待定 */
  open: month,
  entries: v.array(myEntrySchema),
  decisions: v.array(decisionSchema),
  results: v.array(myResultSchema),
  /** in the order in which the periods end */
  longer: v.nullable(v.array(longerResultSchema)),
  notice: v.nullable(
    v.object({
      ...publishedSchema.entries,
      /** index of the member's own row; null when they have none */ row: v.nullable(v.number())
    })
  ),
  /** notices that are shown beside the newest one */
  hanging: v.array(v.object({ code: v.string(), period: periodSchema, lastDay: date })),
  /**
   * published periods whose window is over: since which day the result is confirmed; null: an objection is still being dealt
   * with
   */
  over: v.array(v.object({ period: periodSchema, confirmed: v.nullable(date) })),
  /**
   * a member's own rows that supplementary notices have corrected, in the order in which they were
   * published
   */
  corrected: v.array(correctedRowSchema),
  /** last day on which this month's claims are wanted; null: one has declared something of it, or the day is over */
  owed: v.nullable(date)
});
export type MyDelta = v.InferOutput<typeof myDeltaSchema>;
