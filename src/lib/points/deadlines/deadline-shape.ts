import * as v from 'valibot';
import { periodKinds } from '../../calendar';
import { day, documentClause, id } from '../scheme/shape';

/**
 * The steps that come round with a period: people declare; the committee gives its first assessment, by
 * which the month is sealed; the assembly evaluates; the result is published, filed and reviewed; an item's
 * ranking or marks are entered; a reward is decided.
 */
const deadlineSteps = [
  'declare',
  'assess',
  'evaluate',
  'publish',
  'file',
  'review',
  'enter',
  'reward'
] as const;
export type DeadlineStep = (typeof deadlineSteps)[number];

/**
 * The document's words for the day, from exact to none.
 * `last-day`: the period's own last day (每月最后一天). `next-month`: a day of the month after (次月5日前).
 * `next-month-start`: that month's beginning (月初). `period-end`: the period's end (月末、季度末、年底), for
 * steps that need the period to be over. `after-end`: how often alone (每月召开、每季度). `promptly`: soon after another step (会后及时). `unsaid`: the step without any
 * time; it is due only where a unit sets a day.
 */
const dueShape = v.variant('on', [
  v.strictObject({ on: v.literal('last-day') }),
  v.strictObject({
    on: v.literal('next-month'),
    day: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(28))
  }),
  v.strictObject({ on: v.literal('next-month-start') }),
  v.strictObject({ on: v.literal('period-end') }),
  v.strictObject({ on: v.literal('after-end') }),
  v.strictObject({ on: v.literal('promptly'), after: v.picklist(deadlineSteps) }),
  v.strictObject({ on: v.literal('unsaid') })
]);

export const deadlineShape = v.strictObject({
  id,
  step: v.picklist(deadlineSteps),
  every: v.picklist(periodKinds),
  due: dueShape,
  /** the body whose step it is, among `organs`, or everybody who is scored */
  by: v.picklist(['people', 'recorder', 'assessor', 'decider', 'publisher', 'filing']),
  /** the item whose result is entered */
  item: v.optional(id),
  /** the outcome that is decided */
  outcome: v.optional(id),
  clause: documentClause
});

/** A step of a document's procedure that comes round with a period, and its day. */
export type Deadline = v.InferOutput<typeof deadlineShape>;

export const trialShape = v.strictObject({
  /** the last day of the trial */
  to: day,
  clause: documentClause
});

/** A document that is on trial (试行) up to a day. */
export type Trial = v.InferOutput<typeof trialShape>;
