import { addDays, dayIn, type Day } from '$lib/calendar';
import type { Claim, ClaimFields, ClaimStep } from './claim';

/**
 * Where a claim stands: `waiting` for the person it was reported of (待本人确认), `open` for the check (待初评), `returned` to be
 * mended (退回补正), `forwarded` to the meeting (提请会议); the others are the end of it.
 */
export type ClaimState =
  'waiting' | 'open' | 'returned' | 'forwarded' | 'granted' | 'refused' | 'merged' | 'withdrawn';

/** Days that a person has to answer to what a colleague reported of them; after that it is checked without an answer. */
export const daysToAnswer = 3;

export interface Standing {
  state: ClaimState;
  /** as declared, mended or adjusted last */
  fields: ClaimFields;
  /** number of the last step */
  last: number;
  /** last day for the answer; null when nobody is asked */
  answerBy: Day | null;
  /** what the person answered; null: nothing yet */
  answer: ClaimStep | null;
}

/** @param today YYYY-MM-DD in the unit's time zone */
export function standingOf(claim: Claim, today: Day, timeZone: string): Standing {
  const fields = claim.steps.reduce<ClaimFields | null>((now, step) => step.fields ?? now, null);
  const last = claim.steps.at(-1);
  if (!fields || !last) throw new RangeError(`claim ${claim.id} was never declared`);
  const answer = claim.steps.find(({ act }) => act === 'answer') ?? null;
  const answerBy =
    claim.way === 'reported' ? addDays(dayIn(timeZone, new Date(claim.declared)), daysToAnswer) : null;
  const isWaiting = answerBy !== null && answer === null && today <= answerBy;
  return { state: stateAfter(last, isWaiting), fields, last: last.no, answerBy, answer };
}

function stateAfter({ act, ruling }: ClaimStep, isWaiting: boolean): ClaimState {
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
    case 'rule':
      return ruling?.granted ? 'granted' : 'refused';
  }
}
