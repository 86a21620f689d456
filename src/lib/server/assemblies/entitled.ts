import { isWithin, type Day } from '$lib/calendar';
import type { Subject } from '$lib/points';
import { Problem } from '../problem';

/**
 * Why fewer members are entitled than the roster has: codes, as what lies behind (illness, discipline) is kept nowhere.
 * `no-vote`: without a vote, probationary members among them; `excused`: not counted by a decision of the branch;
 * `elsewhere`: belongs to another branch by now, or doesn't to this one yet; `minutes`: the minutes tell.
 */
export const entitledReasons = ['no-vote', 'excused', 'elsewhere', 'minutes'] as const;
export type EntitledReason = (typeof entitledReasons)[number];

export function isEntitledReason(typed: string): typed is EntitledReason {
  return entitledReasons.some((reason) => reason === typed);
}

/** How many of a roster are in service on a day, first and last day included (M10's dates). */
export function rosteredOn(roster: readonly Pick<Subject, 'from' | 'to'>[], day: Day): number {
  return roster.filter((each) => isWithin(day, each)).length;
}

/**
 * The quorum is reckoned from how many are entitled, so that has to be what the roster has on the day; fewer only for a
 * reason that is recorded.
 *
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
