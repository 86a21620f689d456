import * as v from 'valibot';
import { periodName } from './period';
import { snapshotParts } from './snapshot';

const { date, month, hundredths, count } = snapshotParts;

/** What is public of somebody's result: null as in a notice's row. */
const figures = v.strictObject({
  rank: v.nullable(count),
  points: v.nullable(hundredths),
  balance: v.optional(v.nullable(hundredths))
});

/**
 * What mends a notice (补充公示): the rows that an objection has changed, as they were and as they are now, and nothing of any
 * other. An allow-list as the notice's own; items, dates and reasons don't stand in it, for a single one would tell whose
 * deduction it was. Codes and numbers are of one series with the notices'.
 */
export const supplementSchema = v.strictObject({
  format: v.literal('supplement-1'),
  code: v.pipe(v.string(), v.regex(/^[0-9a-z]{4,16}$/)),
  /** the notice that it mends */
  corrects: v.strictObject({
    code: v.string(),
    number: v.strictObject({ year: count, no: count }),
    title: v.string(),
    digest: v.string()
  }),
  unit: v.strictObject({ name: v.string(), parent: v.string() }),
  scheme: v.strictObject({ id: v.string(), title: v.string() }),
  period: periodName,
  ranks: v.picklist(['points', 'balance']),
  /** the month in which the difference is booked (M4); absent where nothing is: a ballot paper is read otherwise */
  booked: v.optional(month),
  number: v.strictObject({ year: count, no: count }),
  title: v.string(),
  published: v.pipe(v.string(), v.isoTimestamp()),
  /** the meetings that decided it */
  decided: v.array(v.strictObject({ date, body: v.string(), minutes: v.string() })),
  /** the working days of its own window */
  window: v.pipe(v.array(date), v.minLength(1)),
  objections: v.strictObject({ who: v.string(), where: v.string(), when: v.string(), answerDays: count }),
  readings: v.array(v.string()),
  rows: v.pipe(
    v.array(v.strictObject({ name: v.string(), pool: v.string(), before: figures, after: figures })),
    v.minLength(1)
  )
});

export type Supplement = v.InferOutput<typeof supplementSchema>;

/** As it was published. */
export interface PublishedSupplement {
  digest: string;
  supplement: Supplement;
}
export type SupplementRow = Supplement['rows'][number];
