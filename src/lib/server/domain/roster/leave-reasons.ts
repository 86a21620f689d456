import { daysOf, periodKind, type Day } from '$lib/calendar';
import type { OutcomeClass, Scheme, Subject } from '$lib/points';
import { Problem } from '../../platform/problem/problem';

/**
 * Why somebody left: retired (退休), transferred (调出), resigned (辞职), dismissed (辞退), died (去世); a community was
 * merged (合并), a household moved (迁出).
 */
const leaveReasons = [
  'retired',
  'transferred',
  'resigned',
  'dismissed',
  'died',
  'merged',
  'moved',
  'other'
] as const;
export type LeaveReason = (typeof leaveReasons)[number];

/** Whether a text from a form or the database is one of the reasons. */
export function isLeaveReason(typed: string | null): typed is LeaveReason {
  return leaveReasons.some((reason) => reason === typed);
}

/** The reasons that a page offers for those whom a scheme scores, in their order. */
export function reasonsFor({ subjects }: Pick<Scheme, 'subjects'>): LeaveReason[] {
  if (subjects === 'communities') return ['merged', 'other'];
  if (subjects === 'households') return ['moved', 'died', 'other'];
  return ['retired', 'transferred', 'resigned', 'dismissed', 'died', 'other'];
}

/** @throws Problem `leave-reason-missing` */
export function needLeaveReason(typed: string): LeaveReason {
  if (!isLeaveReason(typed)) throw new Problem('leave-reason-missing', 422);
  return typed;
}

/** Whether somebody's last day lies before a day. */
export function hasLeftBefore({ to }: Pick<Subject, 'to'>, day: Day): boolean {
  return to !== null && to < day;
}

/** The people of a class of outcomes who had left by a period's end, and why. */
interface LeaverCase {
  class: OutcomeClass;
  period: string;
  to: Day | null;
  /** null: nobody has said */
  reason: LeaveReason | null;
}

/**
 * Whether nothing is proposed of somebody who left by a period's end: nobody who is gone is recommended by a year's
 * result, and with who retired or died there is no talk and no discipline. Grades tell how the year was, and a shorter
 * period's reward pays for what was done: both stay.
 */
export function isPastProposing({ class: kind, period, to, reason }: LeaverCase): boolean {
  if (to === null || reason === null || to > daysOf(period).to) return false;
  if (kind === 'reward') return periodKind(period) === 'year';
  return (kind === 'talk' || kind === 'discipline') && (reason === 'retired' || reason === 'died');
}
