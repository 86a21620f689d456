import { addDays, dayIn, type Day } from '$lib/calendar';
import type { Claim, ClaimAct, ClaimFields, ClaimStep } from './claim';

/**
 * Where a claim stands: `waiting` for the person it was reported of (待本人确认), `open` for the check (待初评), `returned` to be
 * mended (退回补正), `forwarded` to the meeting (提请会议); the others are the end of it.
 */
export type ClaimState =
  'waiting' | 'open' | 'returned' | 'forwarded' | 'granted' | 'refused' | 'merged' | 'withdrawn';

/** Days that a person has to answer to what a colleague reported of them; after that it is checked without an answer. */
export const daysToAnswer = 3;

/** As much of a claim as tells where it stands. */
export type ActsOf = Pick<Claim, 'id' | 'subject' | 'way' | 'declaredBy' | 'declared'> & {
  steps: Pick<ClaimStep, 'act' | 'ruling'>[];
};

/** The steps that count: an undone one is as if it had not been taken, and stays in the register all the same. */
export function stepsThatHold<S extends { act: ClaimAct }>({ steps }: { steps: readonly S[] }): S[] {
  const held: S[] = [];
  for (const step of steps) {
    if (step.act === 'undo') held.pop();
    else held.push(step);
  }
  return held;
}

export interface Standing {
  state: ClaimState;
  /** as declared, mended or adjusted last */
  fields: ClaimFields;
  /** number of the last step, undone or not */
  last: number;
  /** last day for the answer; null when nobody is asked */
  answerBy: Day | null;
  /** what the person answered; null: nothing yet */
  answer: ClaimStep | null;
}

/** Last day for the answer to what was reported; null when nobody is asked. */
function answerDay({ way, declared }: Pick<Claim, 'way' | 'declared'>, timeZone: string): Day | null {
  return way === 'reported' ? addDays(dayIn(timeZone, new Date(declared)), daysToAnswer) : null;
}

/** Where a claim stands, of its acts alone. @param today YYYY-MM-DD in the unit's time zone */
export function stateOf(claim: ActsOf, today: Day, timeZone: string): ClaimState {
  const steps = stepsThatHold(claim);
  const last = steps.at(-1);
  if (!last) throw new RangeError(`claim ${claim.id} was never declared`);
  const answerBy = answerDay(claim, timeZone);
  const isAnswered = steps.some(({ act }) => act === 'answer');
  return stateAfter(last, answerBy !== null && !isAnswered && today <= answerBy);
}

/** @param today YYYY-MM-DD in the unit's time zone */
export function standingOf(claim: Claim, today: Day, timeZone: string): Standing {
  const steps = stepsThatHold(claim);
  const fields = steps.reduce<ClaimFields | null>((now, step) => step.fields ?? now, null);
  if (!fields) throw new RangeError(`claim ${claim.id} was never declared`);
  const answer = steps.find(({ act }) => act === 'answer') ?? null;
  const answerBy = answerDay(claim, timeZone);
  return { state: stateOf(claim, today, timeZone), fields, last: claim.steps.length, answerBy, answer };
}

function stateAfter({ act, ruling }: ActsOf['steps'][number], isWaiting: boolean): ClaimState {
  switch (act) {
    case 'declare':
    case 'answer':
    case 'mend':
      return isWaiting ? 'waiting' : 'open';
    case 'withdraw':
      return 'withdrawn';
    case 'return':
      return 'returned';
    case 'forward':
      return 'forwarded';
    case 'merge':
      return 'merged';
    case 'undo':
      throw new RangeError('an undone step and its undoing are both gone from those that hold');
    case 'rule':
      return ruling?.granted ? 'granted' : 'refused';
  }
}
