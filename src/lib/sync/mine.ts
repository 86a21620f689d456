import * as v from 'valibot';
import { periodName } from '../notice';
import { publishedSchema } from './feed';
import { count, cursor, date, digest, epoch, hundredths, instant, month } from './values';

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
  ballots: count,
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
