import type { Day } from '$lib/calendar';
import { Problem } from '../../platform/problem/problem';
import { servesOn, type RosterPerson } from '../roster/spells';

/**
 * Why fewer members are entitled than the roster has. Only a code is stored, never the personal reason
 * behind it (illness, discipline). `no-vote`: without a vote, probationary members among them; `excused`:
 * not counted by a decision of the branch; `elsewhere`: belongs to another branch by now, or not yet to
 * this one; `minutes`: the minutes tell.
 */
const entitledReasons = ['no-vote', 'excused', 'elsewhere', 'minutes'] as const;
export type EntitledReason = (typeof entitledReasons)[number];

/** Whether a text from a form is one of the reasons. */
export function isEntitledReason(typed: string): typed is EntitledReason {
  return entitledReasons.some((reason) => reason === typed);
}

/** Counts the members of a roster who are in service on a day, first and last day included (M10's dates). */
export function rosteredOn(roster: readonly RosterPerson[], day: Day): number {
  return roster.filter((each) => servesOn(each, day)).length;
}

/**
 * Checks the number of entitled members, from which the quorum is calculated: it has to be that of the
 * roster on the day, or lower for a recorded reason.
 * @throws Problem `entitled-too-many`, `entitled-reason-missing`
 */
export function checkEntitled(stated: {
  entitled: number;
  rostered: number;
  date: Day;
  why: EntitledReason | null;
}): void {
  const { why, ...params } = stated;
  if (params.entitled > params.rostered) throw new Problem('entitled-too-many', 422, params);
  if (params.entitled < params.rostered && why === null)
    throw new Problem('entitled-reason-missing', 422, params);
}
