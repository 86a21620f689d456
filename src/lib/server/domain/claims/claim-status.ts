import { addDays, dayIn, type Day } from '$lib/calendar';
import type { Claim, ClaimAction, ClaimFields, ClaimStep } from './claim';

/**
 * The state of a claim: `waiting` for the person it was reported of (待本人确认), `open` for the check (待初评),
 * `returned` for correction (退回补正), `forwarded` to the meeting (提请会议); `suspected` to be a false declaration until
 * the meeting rules on it (提请认定虚假申报); the others are final.
 */
export type ClaimState =
  | 'waiting'
  | 'open'
  | 'returned'
  | 'forwarded'
  | 'suspected'
  | 'granted'
  | 'refused'
  | 'merged'
  | 'withdrawn'
  | 'false';

/**
 * Days in which a person may answer to what a colleague reported of them; after that it is checked without
 * an answer.
 */
const daysToAnswer = 3;

/** The parts of a claim that its state depends on. */
export type ClaimCourse = Pick<Claim, 'id' | 'subject' | 'way' | 'declaredBy' | 'declared'> & {
  steps: Pick<ClaimStep, 'action' | 'ruling'>[];
};

/**
 * The steps that count: an undone one is as if it had not been taken, and stays in the register all the
 * same.
 */
export function stepsThatHold<S extends { action: ClaimAction }>({ steps }: { steps: readonly S[] }): S[] {
  const held: S[] = [];
  for (const step of steps) {
    if (step.action === 'undo') held.pop();
    else held.push(step);
  }
  return held;
}

export interface ClaimStatus {
  state: ClaimState;
  /** the claim's fields as last declared, corrected or adjusted */
  fields: ClaimFields;
  /** number of the last step, undone or not */
  last: number;
  /** last day for the answer; null when nobody is asked */
  answerBy: Day | null;
  /** the person's answer; null: none yet */
  answer: ClaimStep | null;
}

/** Last day for the answer to what was reported; null when nobody is asked. */
function answerDay({ way, declared }: Pick<Claim, 'way' | 'declared'>, timeZone: string): Day | null {
  return way === 'reported' ? addDays(dayIn(timeZone, new Date(declared)), daysToAnswer) : null;
}

/**
 * The state of a claim, worked out from its steps alone.
 * @param today YYYY-MM-DD in the unit's time zone
 * @throws RangeError for a claim without steps
 */
export function stateOf(claim: ClaimCourse, today: Day, timeZone: string): ClaimState {
  const steps = stepsThatHold(claim);
  const last = steps.at(-1);
  if (!last) throw new RangeError(`claim ${claim.id} was never declared`);
  const answerBy = answerDay(claim, timeZone);
  const isAnswered = steps.some(({ action }) => action === 'answer');
  // A claim that was granted, and isn't found false after all, stays granted.
  if (last.action === 'clear' && steps.some(({ ruling }) => ruling?.granted)) return 'granted';
  return stateAfter(last, answerBy !== null && !isAnswered && today <= answerBy);
}

/**
 * The present state of a claim with its fields and the answer to it.
 * @param today YYYY-MM-DD in the unit's time zone
 * @throws RangeError for a claim without steps
 */
export function statusOf(claim: Claim, today: Day, timeZone: string): ClaimStatus {
  const steps = stepsThatHold(claim);
  const fields = steps.reduce<ClaimFields | null>((now, step) => step.fields ?? now, null);
  if (!fields) throw new RangeError(`claim ${claim.id} was never declared`);
  const answer = steps.find(({ action }) => action === 'answer') ?? null;
  const answerBy = answerDay(claim, timeZone);
  return { state: stateOf(claim, today, timeZone), fields, last: claim.steps.length, answerBy, answer };
}

function stateAfter({ action, ruling }: ClaimCourse['steps'][number], isWaiting: boolean): ClaimState {
  switch (action) {
    case 'declare':
    case 'answer':
    case 'amend':
      return isWaiting ? 'waiting' : 'open';
    case 'withdraw':
      return 'withdrawn';
    case 'return':
      return 'returned';
    case 'forward':
    case 'clear':
      return 'forwarded';
    case 'suspect':
      return 'suspected';
    case 'find-false':
      return 'false';
    case 'merge':
      return 'merged';
    case 'undo':
      throw new RangeError('an undone step and its undoing are both gone from those that hold');
    case 'rule':
      return ruling?.granted ? 'granted' : 'refused';
  }
}
