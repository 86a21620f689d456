import * as v from 'valibot';
import { monthSchema, periodSchema } from '../calendar';
import { countSchema, date, digest, hundredths, instant } from './values';

const names = { name: v.string(), english: v.string() };
const meeting = { date: v.string(), minutes: v.string() };
/** the grade that an assembly gave instead of the proposed one; absent: none */
const given = v.optional(v.object(names));

/** A consequence that the rules propose of one's own points in one period, with what was decided of it. */
const myOutcomeSchema = v.object({
  period: periodSchema,
  /** id of an outcome or conversion of the scheme */
  rule: v.string(),
  ...names,
  /** the unit of a conversion's value, in both languages; '' for an outcome */
  unit: v.string(),
  unitEnglish: v.string(),
  clause: v.object({ ref: v.string(), text: v.string() }),
  /** the converted value in hundredths of the unit; null for an outcome */
  value: v.nullable(hundredths),
  /** the points of the year to date that were converted; null for an outcome */
  sum: v.nullable(hundredths),
  /** a tie that people have to decide (M12) */
  undecided: v.boolean(),
  /** days that nobody granted before they were void */
  isVoid: v.boolean(),
  /** the assembly of all members decides it, and no meeting of the committee */
  ofAssembly: v.boolean(),
  ruling: v.nullable(v.object({ confirmed: v.boolean(), given, words: v.string(), ...meeting })),
  /** the talk that was held on it, with what was set there; null: none was recorded */
  talk: v.nullable(v.object({ day: date, words: v.string() })),
  /**
   * the figures that ranked when it was ruled on and that do now: a correction has opened it again; absent: none has
   */
  reopened: v.optional(v.object({ before: v.nullable(hundredths), now: v.nullable(hundredths) })),
  /** the correction that the ruling or the talk wants by a day; `day` null: not made yet */
  correction: v.nullable(v.object({ by: date, day: v.nullable(date) }))
});
export type MyOutcome = v.InferOutput<typeof myOutcomeSchema>;

/** One's days of leave of a year, in hundredths of the unit. */
const myLeaveSchema = v.object({
  ...names,
  unit: v.string(),
  unitEnglish: v.string(),
  year: v.number(),
  credited: hundredths,
  /** the part of `credited` that the points of the year no longer buy; absent: none */
  taken: v.optional(hundredths),
  balance: hundredths,
  /** last day on which it may be used */
  expires: date,
  lines: v.array(
    v.object({
      no: countSchema,
      action: v.picklist(['credit', 'use', 'reversal']),
      amount: hundredths,
      day: date,
      words: v.string(),
      undone: v.boolean()
    })
  )
});
export type MyLeave = v.InferOutput<typeof myLeaveSchema>;

/** One's account of points that were spent on goods. */
const mySpendingSchema = v.object({
  /** the year whose points they are; null: points aren't cleared */
  year: v.nullable(v.number()),
  /**
   * the last day on which they are spent, where it is known: a past one where the rules have given up their shop; null:
   * they are of this year, or aren't cleared
   */
  until: v.nullable(date),
  earned: hundredths,
  spent: hundredths,
  left: hundredths,
  lines: v.array(
    v.object({
      id: v.string(),
      no: countSchema,
      action: v.picklist(['redeem', 'reversal']),
      /** id of the good in the scheme of its day */
      good: v.string(),
      quantity: countSchema,
      amount: hundredths,
      day: date,
      words: v.string(),
      isUndone: v.boolean()
    })
  )
});
export type MySpending = v.InferOutput<typeof mySpendingSchema>;

/** One's assessment of a year, with what an assembly has fixed and decided. */
const myYearAssessmentSchema = v.object({
  year: v.number(),
  /** its December is sealed: nothing is entered any more */
  closed: v.boolean(),
  /** empty where the assessed don't score themselves */
  indicators: v.array(
    v.object({
      id: v.string(),
      ...names,
      department: v.string(),
      max: hundredths,
      self: v.nullable(hundredths),
      /** the department's figure; null: none yet, or a detail table, which the notice tells */
      points: v.nullable(hundredths)
    })
  ),
  quarters: v.array(v.object({ quarter: periodSchema, points: hundredths, ...meeting })),
  /** the latest decision on each proposal that concerns oneself */
  rulings: v.array(
    v.object({ rule: v.string(), ...names, upheld: v.boolean(), given, reason: v.string(), ...meeting })
  )
});
export type MyYearAssessment = v.InferOutput<typeof myYearAssessmentSchema>;

/** The names of a period's seal and notice, by which a paper can be checked. */
const myProofSchema = v.object({
  period: periodSchema,
  /** the record of the command that sealed it: its digest covers the whole ledger up to there */
  record: v.nullable(v.object({ no: countSchema, digest })),
  notice: v.nullable(v.object({ code: v.string(), digest }))
});
export type MyProof = v.InferOutput<typeof myProofSchema>;

/** An objection about oneself, as one's yearly file lists it: never who raised it. */
const objectionAboutMeSchema = v.object({
  /** its number as people say it */
  no: v.string(),
  notice: v.object({ code: v.string(), period: periodSchema, year: v.number(), no: v.number() }),
  entry: v.nullable(v.string()),
  filed: instant,
  state: v.picklist(['open', 'assigned', 'dismissed', 'upheld', 'appealed']),
  answer: v.nullable(v.object({ at: instant, words: v.string() })),
  supplements: v.array(v.string())
});
export type ObjectionAboutMe = v.InferOutput<typeof objectionAboutMeSchema>;

/** One's own papers (本人材料): what follows from the points, the assessment, and what the yearly file needs beside entries. */
export const myPapersSchema = v.object({
  /** names these very papers; opaque */
  digest,
  /** the newest period first */
  outcomes: v.array(myOutcomeSchema),
  /** the newest year first */
  leave: v.array(myLeaveSchema),
  /** that of the year before first, as long as it is open, or the last one of a shop that was given up; none where the rules have none, or nothing was earned yet */
  spending: v.array(mySpendingSchema),
  /** in the order of the years; only those that have something */
  assessments: v.array(myYearAssessmentSchema),
  /** in the order in which the periods were sealed */
  proofs: v.array(myProofSchema),
  objections: v.array(objectionAboutMeSchema),
  /** months in other units, as those have certified them: not counted here */
  brought: v.array(
    v.object({
      unit: v.string(),
      no: v.string(),
      digest: v.string(),
      months: v.array(v.object({ period: monthSchema, points: hundredths }))
    })
  )
});
export type MyPapers = v.InferOutput<typeof myPapersSchema>;

/** The papers of somebody of whom the server has sent none yet. */
export const noPapers: MyPapers = {
  digest: '0'.repeat(64),
  outcomes: [],
  leave: [],
  spending: [],
  assessments: [],
  proofs: [],
  objections: [],
  brought: []
};
