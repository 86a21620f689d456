import * as v from 'valibot';
import { periodSchema } from '../calendar';
import { snapshotParts } from './snapshot';

const { date, month, hundredths, count } = snapshotParts;

/** The public figures of somebody's result; null as in a notice's row. */
const figures = v.object({
  rank: v.nullable(count),
  points: v.nullable(hundredths),
  balance: v.optional(v.nullable(hundredths))
});

/**
 * A supplementary notice (补充公示), which corrects a notice: the rows that an objection or a late
 * assembly has changed, before and after, and no others. It is an allow-list like the notice's own. Items, dates and reasons are left
 * out, because a single one would reveal whose deduction it was. Codes and numbers share one series with
 * the notices'.
 */
export const supplementSchema = v.object({
  format: v.literal('supplement-1'),
  code: v.pipe(v.string(), v.regex(/^[0-9a-z]{4,16}$/)),
  /** the notice that this one corrects */
  corrects: v.object({
    code: v.string(),
    number: v.object({ year: count, no: count }),
    title: v.string(),
    digest: v.string()
  }),
  unit: v.object({ name: v.string(), parent: v.string() }),
  /** like the corrected notice's */
  scheme: v.object({ id: v.string(), title: v.string(), trialUntil: v.optional(date) }),
  period: periodSchema,
  /** the quarter whose assembly met after its last month was sealed; absent: an objection led to it */
  assemblyOf: v.optional(periodSchema),
  /** like the corrected notice's: the period isn't recorded whole (M15) */
  recordedSince: v.optional(month),
  ranks: v.picklist(['points', 'balance']),
  /**
   * the month in which the difference is booked (M4); absent when none is booked, since a ballot paper was
   * read differently
   */
  booked: v.optional(month),
  number: v.object({ year: count, no: count }),
  title: v.string(),
  published: v.pipe(v.string(), v.isoTimestamp()),
  /** the meetings that decided it */
  decided: v.array(v.object({ date, body: v.string(), minutes: v.string() })),
  /** the working days of its own window */
  window: v.pipe(v.array(date), v.minLength(1)),
  objections: v.object({ who: v.string(), where: v.string(), when: v.string(), answerDays: count }),
  readings: v.array(v.string()),
  rows: v.pipe(
    v.array(v.object({ name: v.string(), pool: v.string(), before: figures, after: figures })),
    v.minLength(1)
  )
});

export type Supplement = v.InferOutput<typeof supplementSchema>;

/** A supplementary notice with its digest, in its published form. */
export interface PublishedSupplement {
  digest: string;
  supplement: Supplement;
}
export type SupplementRow = Supplement['rows'][number];
