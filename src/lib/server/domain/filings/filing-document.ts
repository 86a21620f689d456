import { periodSchema } from '$lib/calendar';
import * as v from 'valibot';

/**
 * The document that is filed with the superior ("Who sees what": names in full, all lines that count, and
 * their consequences). Points are whole hundredths (M2), dates YYYY-MM-DD in the unit's time zone. The
 * ledger has the digest of its canonical form. A change that an older version can't read gets a new
 * `format`.
 */
const text = v.string();
const whole = v.pipe(v.number(), v.safeInteger());
const orNone = v.nullable(whole);
const clause = v.strictObject({ ref: text, text });

/**
 * A change of the points: an entry, or a standing award or an adjustment (then `entry` and its own columns
 * are null).
 */
const line = v.strictObject({
  entry: v.nullable(text),
  item: text,
  name: text,
  date: v.nullable(text),
  /** month in which it is booked, or that it belongs to */
  month: v.nullable(text),
  quantity: orNone,
  value: text,
  matter: text,
  basis: text,
  minutes: text,
  points: whole,
  reason: text
});

const status = v.picklist(['ranked', 'not-ranked', 'incomplete', 'vetoed']);

const row = v.strictObject({
  subject: text,
  name: text,
  pool: text,
  group: text,
  from: v.nullable(text),
  to: v.nullable(text),
  /** the spells of service before `from`, oldest first, of somebody who came back or was moved; absent: none (M16) */
  earlier: v.optional(
    v.array(v.strictObject({ pool: text, group: text, from: v.nullable(text), to: v.nullable(text) }))
  ),
  status,
  points: whole,
  balance: orNone,
  score: whole,
  rank: orNone,
  /** the figures first published, with the code of the supplementary notice that corrected it; absent: it wasn't */
  was: v.optional(
    v.strictObject({ status, points: whole, balance: orNone, score: whole, rank: orNone, notice: text })
  ),
  lines: v.array(line)
});

/**
 * A proposal of the scheme for the people whom it concerned when the period was sealed, with the meeting's
 * decisions so far.
 */
const outcome = v.strictObject({
  rule: text,
  name: text,
  english: text,
  clause,
  people: v.array(
    v.strictObject({
      subject: text,
      /** the person is in a tie that people decide (M12) */
      undecided: v.boolean(),
      /** hundredths of what the points are converted into; null where they are converted into nothing */
      value: orNone,
      state: v.picklist(['open', 'confirmed', 'set-aside', 'void']),
      /** the last day on which a void conversion could have been used; absent where it isn't void */
      expired: v.optional(text),
      /** the grade that an assembly gave instead of this one; absent: none */
      given: v.optional(v.strictObject({ name: text, english: text })),
      minutes: text
    })
  )
});

export const filingDocument = v.strictObject({
  format: v.literal(1),
  unit: v.strictObject({ name: text, parent: text }),
  scheme: v.strictObject({ id: text, title: text, rules: v.nullable(text) }),
  period: periodSchema,
  /** like the notice's: `YYYY-MM`; absent: the period is recorded whole (M15) */
  recordedSince: v.optional(text),
  /** a period that is filed again: how often with this one, the filing that was returned, and on which day; absent: the first */
  again: v.optional(v.strictObject({ round: whole, after: text, returned: text })),
  /** instant */
  sealed: text,
  notice: v.strictObject({
    code: text,
    digest: text,
    number: v.strictObject({ year: whole, no: whole }),
    first: text,
    last: text
  }),
  decided: v.array(
    v.strictObject({ date: text, body: text, minutes: text, kind: v.optional(v.literal('marking')) })
  ),
  /** quarters whose assembly didn't meet, or `met` after the seal; absent: none */
  skipped: v.optional(
    v.array(
      v.strictObject({
        quarter: periodSchema,
        body: text,
        reason: text,
        date: text,
        met: v.optional(text)
      })
    )
  ),
  rows: v.array(row),
  outcomes: v.array(outcome)
});

export type FilingDocument = v.InferOutput<typeof filingDocument>;
export type FilingRow = FilingDocument['rows'][number];
export type FilingLine = FilingRow['lines'][number];
export type FilingOutcome = FilingDocument['outcomes'][number];
