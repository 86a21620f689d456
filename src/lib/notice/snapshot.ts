import * as v from 'valibot';
import { monthSchema as month, periodSchema } from '../calendar';

/**
 * A published notice: one period of one unit, which the board, the phone and the public page render, and
 * nothing else. It is an allow-list ("Who sees what"): it is built from these fields, never by leaving
 * fields out of something larger. Points are whole hundredths (M2): 4650 is 46.5. Dates are YYYY-MM-DD in
 * the unit's time zone, months YYYY-MM. What was published keeps its bytes, because its digest hangs on
 * walls. Reading drops unknown fields, so a snapshot with one fails the digest check on the server, which
 * publishes nothing else; boards and phones keep unknown fields.
 */
const date = v.pipe(v.string(), v.isoDate());
const hundredths = v.pipe(v.number(), v.safeInteger());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** The parts that other notices are built from as well. */
export const snapshotParts = { date, month, hundredths, count };

/**
 * The change of rank against the period before, when that was sealed: up, down, the same, or not ranked
 * there.
 */
const move = v.variant('kind', [
  v.object({
    kind: v.picklist(['up', 'down']),
    by: v.pipe(v.number(), v.safeInteger(), v.minValue(1))
  }),
  v.object({ kind: v.picklist(['same', 'new']) })
]);

/**
 * The points that one item added for one person in the period; `measure` is the item's counting word (起, 次,
 * 项).
 */
const gain = v.object({
  item: v.string(),
  name: v.string(),
  measure: v.string(),
  count,
  points: hundredths
});

/** How often an item was booked in the period that adds to the year's result alone (E); its points stand in the year's notice. */
const later = v.object({ item: v.string(), name: v.string(), measure: v.string(), count });

/** A meeting with its minutes, or (`marking`) a department's marking paper with its number, for which nobody met. */
const decidedSchema = v.object({
  date,
  body: v.string(),
  minutes: v.string(),
  kind: v.optional(v.literal('marking'))
});

const nameInBoth = v.object({ name: v.string(), english: v.string() });

const row = v.object({
  /** full, or masked (张*) when the unit has decided so */
  name: v.string(),
  pool: v.string(),
  /** null: 本期不排名, without the reason */
  rank: v.nullable(count),
  /** points of the period; null: kept back from the public (unranked rows only) */
  points: v.nullable(hundredths),
  /** balance at the end of the period; present when it ranks, null where `points` is */
  balance: v.optional(v.nullable(hundredths)),
  move: v.nullable(move),
  /** items that added points, most points first */
  gains: v.array(gain),
  /** items that the year counts, and this period doesn't; absent: none */
  later: v.optional(v.array(later)),
  /** differences of corrections of earlier periods, which were booked in this one (M5); absent: none */
  corrections: v.optional(v.array(v.object({ period: periodSchema, points: hundredths }))),
  /** standing awards and all deductions, together and undated: `points` less the sums of `gains` and `corrections` */
  rest: v.nullable(hundredths),
  /** the figures first published, where supplementary notices have changed them; absent: they haven't */
  was: v.optional(
    v.object({
      rank: v.nullable(count),
      points: v.nullable(hundredths),
      balance: v.optional(v.nullable(hundredths))
    })
  )
});

/**
 * The people whom a reward or a distinction of the scheme is proposed for (M12), in rank order as in
 * `rows`.
 */
const honour = v.object({
  rule: v.string(),
  /** in both languages, because the scheme isn't at hand where this is shown */
  name: v.string(),
  english: v.string(),
  clause: v.object({ ref: v.string(), text: v.string() }),
  pool: v.string(),
  names: v.pipe(v.array(v.string()), v.minLength(1))
});

/**
 * One credited entry; deductions and standing awards are never listed here. `section` and `rule` are the
 * scheme's words.
 */
const change = v.object({
  date,
  name: v.string(),
  item: v.string(),
  itemName: v.string(),
  section: v.string(),
  rule: v.string(),
  points: hundredths,
  /**
   * how often the reward is given, where it is more than once: `points` is then several times that of
   * `rule`
   */
  times: v.optional(v.object({ count: v.pipe(count, v.minValue(2)), measure: v.string() }))
});

const trendPoint = v.object({
  period: month,
  mean: hundredths,
  highest: hundredths,
  lowest: hundredths
});

/** How often an item was credited in the period and in the one before: 调解纠纷 9 起, 9月 6 起. */
const figure = v.object({
  item: v.string(),
  name: v.string(),
  measure: v.string(),
  count,
  before: v.nullable(count)
});

const shape = v.object({
  format: v.literal(1),
  /** in the address /n/{code} and so in the QR code */
  code: v.pipe(v.string(), v.regex(/^[0-9a-z]{4,16}$/)),
  unit: v.object({ name: v.string(), parent: v.string() }),
  /** `trialUntil`: the last day of a document on trial, as it was when published (试行至); absent: it isn't on trial */
  scheme: v.object({ id: v.string(), title: v.string(), since: date, trialUntil: v.optional(date) }),
  period: periodSchema,
  /** M15: the month since which the period is recorded, or the year that a shown balance counts; absent: whole */
  recordedSince: v.optional(month),
  /** the figure that ranks and that is shown as everybody's total */
  ranks: v.picklist(['points', 'balance']),
  /** the document's own word for what is scored, in both languages; absent: points (积分) */
  score: v.optional(nameInBoth),
  /** the kind of subjects that are ranked; absent: people */
  subjects: v.optional(v.picklist(['communities', 'members', 'households'])),
  /** the period before of the same length, when it was sealed; `move` and `before` refer to it */
  previous: v.nullable(periodSchema),
  number: v.object({ year: count, no: count }),
  title: v.string(),
  /** instant, ISO 8601 with offset */
  published: v.pipe(v.string(), v.isoTimestamp()),
  /** the meetings that decided what is counted, and the marking papers that it rests on, newest last */
  decided: v.array(decidedSchema),
  /** quarters whose assembly didn't meet in time: its name, why, and the day on which it `met` after all; absent: none */
  skipped: v.optional(
    v.array(
      v.object({
        quarter: periodSchema,
        body: v.string(),
        reason: v.string(),
        date,
        met: v.optional(date)
      })
    )
  ),
  /** they gave a first assessment, and an assembly fixes the points later (初评); absent: they fixed them */
  firstAssessment: v.optional(v.literal(true)),
  /** the working days of the publicity period, first to last */
  window: v.pipe(v.array(date), v.minLength(1)),
  /** the address for objections, and the working days within which an answer comes */
  objections: v.object({ who: v.string(), where: v.string(), when: v.string(), answerDays: count }),
  /** the unit's body that publishes by the document, in both languages; absent: the unit itself does, or it names none */
  publisher: v.optional(nameInBoth),
  /** the bodies of the document that look into objections and hear appeals, in both languages; absent: it names none */
  investigator: v.optional(nameInBoth),
  appeal: v.optional(nameInBoth),
  /** the scheme's readings, where its document is silent, that this notice depends on */
  readings: v.array(v.string()),
  /** in rank order, the unranked last */
  rows: v.array(row),
  /** rewards and distinctions only */
  honours: v.array(honour),
  /** newest first; empty where shorter periods have listed them */
  changes: v.array(change),
  /** the sealed months of the period's year up to its end, and of the year before, oldest first */
  trend: v.array(trendPoint),
  figures: v.array(figure),
  /** the English of items, sections and rules of the document that are quoted above; absent: they have none */
  english: v.optional(v.array(nameInBoth))
});

export const snapshotSchema = v.pipe(
  shape,
  v.check((one) => one.rows.every(isWhole), 'a row is half kept back')
);

/** Checks that a row is complete: a ranked row has every figure, an unranked one has all of them or none. */
function isWhole({ rank, points, rest, gains }: v.InferOutput<typeof row>): boolean {
  return points === null ? rank === null && rest === null && gains.length === 0 : rest !== null;
}

export type Snapshot = v.InferOutput<typeof shape>;
export type SnapshotRow = Snapshot['rows'][number];
export type Honour = Snapshot['honours'][number];
export type SnapshotChange = Snapshot['changes'][number];
export type RankMove = NonNullable<SnapshotRow['move']>;

/** A snapshot with the digest of its canonical form; both are stored, sent and checked together. */
export interface Published {
  digest: string;
  snapshot: Snapshot;
}

/** The figure that ranks somebody and stands beside their name; null when it is kept back. */
export function totalOf({ ranks }: Pick<Snapshot, 'ranks'>, row: SnapshotRow): number | null {
  return ranks === 'balance' ? (row.balance ?? null) : row.points;
}
