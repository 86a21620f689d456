import * as v from 'valibot';
import { periodKind, periodName } from './period';

/**
 * What is published: one period of one unit, as the board, the phone and the public page show it. The three render
 * this and nothing else. It is an allow-list ("Who sees what"): it is built from these fields, never by leaving
 * some out of something larger. Points are whole hundredths (M2): 4650 is 46.5. Dates are YYYY-MM-DD in the
 * unit's time zone, months YYYY-MM.
 *
 * Boards that were updated late read newer snapshots: a change that they can't read gets a new `format`. Format 1 is a
 * month that is ranked by its points, and what was published as that stays as it is, to the byte: its digest hangs on
 * walls. Format 2 is every other notice: a longer period, one that is ranked by balance, one in which some people's
 * figures are kept back.
 */
const date = v.pipe(v.string(), v.isoDate());
const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/));
const hundredths = v.pipe(v.number(), v.safeInteger());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What other notices are made of as well. */
export const snapshotParts = { date, month, hundredths, count };

/** Against the period before, when it was sealed: rank gained or lost, the same, or not ranked there. */
const move = v.variant('kind', [
  v.strictObject({
    kind: v.picklist(['up', 'down']),
    by: v.pipe(v.number(), v.safeInteger(), v.minValue(1))
  }),
  v.strictObject({ kind: v.picklist(['same', 'new']) })
]);

/** What one item added for one person in the period; `measure` is its counting word (起, 次, 项). */
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
  /** what the period brought; null: kept back from the public (format 2, unranked rows only) */
  points: v.nullable(hundredths),
  /** at the end of the period; there when it ranks, null where `points` is */
  balance: v.optional(v.nullable(hundredths)),
  move: v.nullable(move),
  /** what added, most points first */
  gains: v.array(gain),
  /** standing awards and all deductions, together and undated: `points` less the sum of `gains` */
  rest: v.nullable(hundredths)
});

/** Whom a reward or a distinction of the scheme concerns: a proposal (M12). Names in rank order, as in `rows`. */
const honour = v.strictObject({
  rule: v.string(),
  /** both languages: the scheme isn't at hand where this is shown */
  name: v.string(),
  english: v.string(),
  clause: v.strictObject({ ref: v.string(), text: v.string() }),
  pool: v.string(),
  names: v.pipe(v.array(v.string()), v.minLength(1))
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

/** How often an item was credited in the period and in the one before: 调解纠纷 9 起, 9月 6 起. */
const figure = v.strictObject({
  item: v.string(),
  name: v.string(),
  measure: v.string(),
  count,
  before: v.nullable(count)
});

const shape = v.strictObject({
  format: v.picklist([1, 2]),
  /** in the address /n/{code} and so in the QR code */
  code: v.pipe(v.string(), v.regex(/^[0-9a-z]{4,16}$/)),
  unit: v.strictObject({ name: v.string(), parent: v.string() }),
  scheme: v.strictObject({ id: v.string(), title: v.string(), since: date }),
  period: periodName,
  /** what ranks, and is shown as everybody's total; format 1: the points */
  ranks: v.optional(v.picklist(['points', 'balance'])),
  /** who is ranked, as they are counted in words; people unless it says so. Format 2 */
  subjects: v.optional(v.picklist(['communities'])),
  /** the period before, of the same length, when it was sealed: `move` and `before` refer to it */
  previous: v.nullable(periodName),
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
  /** rewards and distinctions only; format 2 */
  honours: v.optional(v.array(honour)),
  /** newest first; none where shorter periods have told of them */
  changes: v.array(change),
  /** the sealed months of the period's year up to its end, and of the year before, oldest first */
  trend: v.array(trendPoint),
  figures: v.array(figure)
});

/** Format 1 has none of what came with format 2. */
export const snapshotSchema = v.pipe(
  shape,
  v.check(
    (one) =>
      one.format === 2
        ? one.ranks !== undefined && one.honours !== undefined && one.rows.every(isWhole)
        : one.ranks === undefined &&
          one.subjects === undefined &&
          one.honours === undefined &&
          periodKind(one.period) === 'month' &&
          one.rows.every((each) => each.balance === undefined && each.points !== null && each.rest !== null),
    'not of its format'
  )
);

/** Of somebody who is ranked every figure is public; else all of them are, or none. */
function isWhole({ rank, points, rest, gains }: v.InferOutput<typeof row>): boolean {
  return points === null ? rank === null && rest === null && gains.length === 0 : rest !== null;
}

export type Snapshot = v.InferOutput<typeof shape>;
export type SnapshotRow = Snapshot['rows'][number];
export type Honour = NonNullable<Snapshot['honours']>[number];
export type SnapshotChange = Snapshot['changes'][number];
export type Move = NonNullable<SnapshotRow['move']>;

/** A snapshot with the digest over its canonical form: what is stored, sent and checked. */
export interface Published {
  digest: string;
  snapshot: Snapshot;
}

/** The figure that ranks somebody, and stands beside their name; null: kept back. */
export function totalOf({ ranks }: Pick<Snapshot, 'ranks'>, row: SnapshotRow): number | null {
  return ranks === 'balance' ? (row.balance ?? null) : row.points;
}
