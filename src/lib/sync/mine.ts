import * as v from 'valibot';
import { periodSchema } from '../calendar';
import { publishedSchema } from './published';
import { myPapersSchema } from './my-papers';
import { countSchema, cursor, date, digest, epoch, hundredths, instant, month } from './values';

const decisionSchema = v.object({
  id: v.string(),
  date,
  body: v.string(),
  minutes: v.string(),
  /** a department's marking paper; absent: a meeting */
  kind: v.optional(v.literal('marking'))
});
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
  /** the line of a closed year that this one takes out of it; absent: none */
  revokes: v.optional(v.string()),
  decision: v.nullable(v.string()),
  /** the shortest sealed period that an objection or a late assembly has corrected with it */
  corrects: v.optional(periodSchema)
});
export type MyEntry = v.InferOutput<typeof myEntrySchema>;

const spellSchema = v.object({
  pool: v.string(),
  group: v.string(),
  from: v.nullable(date),
  to: v.nullable(date)
});

/** The facts of the roster about a person that points depend on. */
const placeSchema = v.object({
  ...spellSchema.entries,
  /** spells of service before this one, oldest first (M16); absent where there are none */
  earlier: v.exactOptional(v.array(spellSchema))
});

const correctedFigures = v.object({ rank: v.nullable(v.number()), amount: v.nullable(hundredths) });

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
  paper: v.optional(v.boolean()),
  /** the figures before any correction, and the code of the notice that corrected them last; absent: they hold */
  was: v.optional(v.object({ ...correctedFigures.entries, code: v.string() })),
  /** ids of one's own lines that were booked after its end and that a published correction counts in it; absent: none */
  inTime: v.optional(v.array(v.string()))
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

/** The states of a claim as its declarer reads them; `settled` hides from a reporting colleague how it ended. */
const claimStates = [
  ...(['waiting', 'open', 'returned', 'forwarded', 'suspected'] as const),
  ...(['granted', 'refused', 'merged', 'withdrawn', 'false', 'settled'] as const)
] as const;

/** The decision that ended a claim. */
const claimDecisionSchema = v.object({
  /** the day on which it was recorded */
  on: date,
  /** the meeting; null: the claim was merged with another one, or what was decided on another claim ended it */
  meeting: v.nullable(v.object({ date, body: v.string(), minutes: v.string() })),
  /** number of the claim that stands for both; '' when it wasn't merged */
  into: v.string()
});

/** A claim that one has declared, or that a colleague has reported of one. */
const syncedClaimSchema = v.object({
  id: v.string(),
  no: v.string(),
  /** whether this account declared it; a colleague's report of oneself doesn't tell whose it is */
  mine: v.boolean(),
  /** name of the colleague of whom one has reported it; '' when it is about oneself */
  about: v.string(),
  /** last day for one's answer to a colleague's report; null: none is wanted */
  answerBy: v.nullable(date),
  /** one's own answer to it; absent: none was given */
  answer: v.optional(v.object({ agrees: v.boolean(), words: v.string() })),
  fields: v.object({
    item: v.string(),
    date,
    quantity: countSchema,
    value: v.string(),
    matterText: v.string(),
    basis: v.string(),
    story: v.string()
  }),
  /** its worth alone; null: none can be told */
  points: v.nullable(hundredths),
  state: v.picklist(claimStates),
  /** number of its last step, which an answer sends back */
  last: countSchema,
  /** the reason of the last step that needs one; '' when none was given, or one may not read it */
  words: v.string(),
  /** how it was decided; null: it wasn't yet, it was withdrawn, or one may not read it */
  decided: v.nullable(claimDecisionSchema),
  files: v.array(
    v.object({ id: v.string(), kind: v.string(), name: v.string(), size: v.string(), erased: v.boolean() })
  )
});
export type SyncedClaim = v.InferOutput<typeof syncedClaimSchema>;

/** The states of an objection as its objector reads them; a finding isn't told before the answer. */
const objectionStates = ['open', 'assigned', 'dismissed', 'upheld', 'appealed'] as const;

/** An objection that this account has raised. */
const syncedObjectionSchema = v.object({
  /** its number as people say it */
  no: v.string(),
  receipt: v.string(),
  /** the notice that it is to; `no` counts within the year */
  notice: v.object({ code: v.string(), period: periodSchema, year: v.number(), no: v.number() }),
  filed: instant,
  /** '' once it was erased */
  words: v.string(),
  /** whether it is to one's own row, somebody else's, or the whole notice */
  about: v.picklist(['own', 'other', 'whole']),
  /** id of one's own entry that is wrong; null: none is named */
  entry: v.nullable(v.string()),
  state: v.picklist(objectionStates),
  /** last day for the answer that is owed; null: none is */
  due: v.nullable(date),
  /** in the order in which they were given: a second one is the superior's */
  answers: v.array(v.object({ at: instant, upheld: v.boolean(), words: v.string() })),
  /** last day for taking the answer to the superior, and the number of the step that this sends back; null: it can't be */
  appeal: v.nullable(v.object({ until: date, seen: countSchema })),
  /** codes of the supplementary notices that have put something right because of it */
  supplements: v.array(v.string())
});
export type SyncedObjection = v.InferOutput<typeof syncedObjectionSchema>;

/** A notice that may be objected to. */
const openNoticeSchema = v.object({
  code: v.string(),
  period: periodSchema,
  year: v.number(),
  no: v.number(),
  lastDay: date,
  /** whether it corrects another one (补充公示) */
  corrects: v.boolean(),
  /** whether one's own row stands in it */
  isIn: v.boolean()
});
export type OpenNotice = v.InferOutput<typeof openNoticeSchema>;

/**
 * The ranked places that a notice publishes in one's own pool, in its order: nothing but figures. Those who share a rank
 * have the same score.
 */
const publishedPlacesSchema = v.object({
  period: periodSchema,
  ranked: v.array(v.object({ rank: v.number(), score: hundredths })),
  /** index of one's own place */
  own: v.number()
});
export type PublishedPlaces = v.InferOutput<typeof publishedPlacesSchema>;

/** A member's own row of a sealed period, as a supplementary notice corrected it. */
const correctedRowSchema = v.object({
  /** code of the supplementary notice */
  code: v.string(),
  period: periodSchema,
  /** the quarter whose late assembly led to it; absent: an objection did */
  assemblyOf: v.optional(periodSchema),
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
 * GET /api/me?after={cursor}&epoch={epoch}&scheme={digest}&longer={count}&papers={digest}&at={instant}, with `protocolQuery`: the difference since then; with after=0, and whenever the
 * epoch isn't the server's, everything. `entries`,
 * `decisions` and `results` are to be added to what the phone has (each is written once and never changed); the other
 * members replace it. `notice`: null means that it hasn't changed since `after`. `places`: null means that no notice was
 * published since `after`; else it is all of them, in place of those that the phone has. `scheme`: null means that it is the
 * one whose digest the phone named; a complete answer always has it. `longer`: null means that the phone has as many as
 * there are; else it is all of them, in place of those that the phone has. `claims`: null means that none has changed
 * since `after`, and that the day is still that of `at`; `openNotices` likewise. `objections`: null means that nothing has
 * happened since `after` to one that this account has raised. `papers`: null means that the phone has the same.
 * `&whole={digest}` asks for `unchangedSchema` instead when nothing is new.
 */
export const myDeltaSchema = v.object({
  after: cursor,
  cursor,
  /** the log in which `cursor` counts */
  epoch,
  at: instant,
  /** the account and unit that these data are of: `phoneOwner` */
  owner: v.string(),
  /** the other units in which the account is scored today; each with its owner */
  otherUnits: v.array(v.object({ owner: v.string(), name: v.string() })),
  person: v.object({
    subject: v.string(),
    name: v.string(),
    ...placeSchema.entries
  }),
  /** `firstPeriod`: its first month, before which nobody is in service (M15) */
  unit: v.object({
    name: v.string(),
    parent: v.string(),
    timeZone: v.string(),
    firstPeriod: month,
    /** the unit's names for those who hold a role, by role */
    roleNames: v.record(v.string(), v.object({ name: v.string(), english: v.string() }))
  }),
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
  /** by the newest notice of each kind of period, shortest first, if one is ranked in it */
  places: v.nullable(v.array(publishedPlacesSchema)),
  /** notices that are shown beside the newest one */
  hanging: v.array(v.object({ code: v.string(), period: periodSchema, lastDay: date })),
  /**
   * published periods whose window is over: since which day the result is confirmed; null: an objection is still being dealt
   * with, or `waits` says what else
   */
  over: v.array(
    v.object({
      period: periodSchema,
      confirmed: v.nullable(date),
      /** a late assembly's supplementary notice; absent: an objection */
      waits: v.optional(v.literal('assembly'))
    })
  ),
  /**
   * a member's own rows that supplementary notices have corrected, in the order in which they were
   * published
   */
  corrected: v.array(correctedRowSchema),
  /** last day on which this month's claims are wanted; null: one has declared something of it, or the day is over */
  owed: v.nullable(date),
  /** newest first: those that nothing has ended, and those of the last year */
  claims: v.nullable(v.array(syncedClaimSchema)),
  /** newest first: those that wait for an answer, and those of the last year */
  objections: v.nullable(v.array(syncedObjectionSchema)),
  /** the notices that may be objected to, the last published first */
  openNotices: v.nullable(v.array(openNoticeSchema)),
  /** outcomes, leave, assessment and what one's yearly file needs */
  papers: v.nullable(myPapersSchema),
  /** the first day by which something is to be corrected (限期整改); null: nothing is */
  correctBy: v.nullable(date),
  /** names the parts of this answer that every answer has whole (`wholeParts`); opaque */
  wholeDigest: digest
});
export type MyDelta = v.InferOutput<typeof myDeltaSchema>;

/**
 * The answer to a phone that named `?whole=`, when all is as it was: the cursor may be greater, by changes that
 * concern others. `expanded` makes a delta of it.
 */
export const unchangedSchema = v.object({
  unchanged: v.literal(true),
  after: cursor,
  cursor,
  epoch,
  at: instant,
  owner: v.string()
});
export type UnchangedAnswer = v.InferOutput<typeof unchangedSchema>;
