import * as v from 'valibot';

/**
 * What is published: one month of one unit, as the board, the phone and the public page show it. The three render
 * this and nothing else. It is an allow-list ("Who sees what"): it is built from these fields, never by leaving
 * some out of something larger. Points are whole hundredths (M2): 4650 is 46.5. Dates are YYYY-MM-DD in the
 * unit's time zone, months YYYY-MM.
 *
 * Boards that were updated late read newer snapshots: a change that they can't read gets a new `format`.
 */
const date = v.pipe(v.string(), v.isoDate());
const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/));
const hundredths = v.pipe(v.number(), v.safeInteger());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Against the last sealed month: rank gained or lost, the same, or not ranked there. */
const move = v.variant('kind', [
  v.strictObject({
    kind: v.picklist(['up', 'down']),
    by: v.pipe(v.number(), v.safeInteger(), v.minValue(1))
  }),
  v.strictObject({ kind: v.picklist(['same', 'new']) })
]);

/** What one item added for one person in the month; `measure` is its counting word (起, 次, 项). */
const gain = v.strictObject({
  item: v.string(),
  name: v.string(),
  measure: v.string(),
  count,
  points: hundredths
});

const row = v.strictObject({
  /** full, or masked (张*) when the unit has decided so */
  name: v.string(),
  pool: v.string(),
  /** null: 本期不排名, without the reason */
  rank: v.nullable(count),
  points: hundredths,
  move: v.nullable(move),
  /** what added, most points first */
  gains: v.array(gain),
  /** standing awards and all deductions, together and undated: `points` less the sum of `gains` */
  rest: hundredths
});

/** One credited entry; deductions and standing awards never stand here. `section` and `rule` are the scheme's words. */
const change = v.strictObject({
  date,
  name: v.string(),
  item: v.string(),
  itemName: v.string(),
  section: v.string(),
  rule: v.string(),
  points: hundredths,
  /** how often, where it is more than once: what `rule` gives for one doesn't make `points` then */
  times: v.optional(v.strictObject({ count: v.pipe(count, v.minValue(2)), measure: v.string() }))
});

const trendPoint = v.strictObject({
  period: month,
  mean: hundredths,
  highest: hundredths,
  lowest: hundredths
});

/** How often an item was credited in the month and in the one before: 调解纠纷 9 起, 9月 6 起. */
const figure = v.strictObject({
  item: v.string(),
  name: v.string(),
  measure: v.string(),
  count,
  before: v.nullable(count)
});

export const snapshotSchema = v.strictObject({
  format: v.literal(1),
  /** in the address /n/{code} and so in the QR code */
  code: v.pipe(v.string(), v.regex(/^[0-9a-z]{4,16}$/)),
  unit: v.strictObject({ name: v.string(), parent: v.string() }),
  scheme: v.strictObject({ id: v.string(), title: v.string(), since: date }),
  period: month,
  /** the last sealed month before, to which `move` and `before` refer */
  previous: v.nullable(month),
  number: v.strictObject({ year: count, no: count }),
  title: v.string(),
  /** instant, ISO 8601 with offset */
  published: v.pipe(v.string(), v.isoTimestamp()),
  /** the meetings that decided what is counted, newest last */
  decided: v.array(v.strictObject({ date, body: v.string(), minutes: v.string() })),
  /** the working days of the publicity period, first to last */
  window: v.pipe(v.array(date), v.minLength(1)),
  /** where to object, and within how many working days an answer comes */
  objections: v.strictObject({ who: v.string(), where: v.string(), when: v.string(), answerDays: count }),
  /** readings of the scheme where its document is silent, that this notice depends on */
  readings: v.array(v.string()),
  /** in rank order; the unranked after them */
  rows: v.array(row),
  /** newest first */
  changes: v.array(change),
  /** this year's sealed months and last year's, oldest first */
  trend: v.array(trendPoint),
  figures: v.array(figure)
});

export type Snapshot = v.InferOutput<typeof snapshotSchema>;
export type SnapshotRow = Snapshot['rows'][number];
export type SnapshotChange = Snapshot['changes'][number];
export type Move = NonNullable<SnapshotRow['move']>;

/** A snapshot with the digest over its canonical form: what is stored, sent and checked. */
export interface Published {
  digest: string;
  snapshot: Snapshot;
}
