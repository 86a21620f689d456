import { daysOf, type Day } from '$lib/calendar';
import { isClosedClass, type OutcomeClass, type Scheme, type Subject } from '$lib/points';
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

/** The words of each reason in a roster's file: the first one is written, its usual kin are read, too. */
const reasonWords: Record<LeaveReason, readonly [string, ...string[]]> = {
  retired: ['退休', '离休', '退职'],
  transferred: ['调出', '调离', '调走', '转出'],
  resigned: ['辞职', '离职'],
  dismissed: ['辞退', '解聘', '免职'],
  died: ['去世', '病故', '死亡'],
  merged: ['合并', '撤并'],
  moved: ['迁出', '搬走', '搬迁'],
  other: ['其他', '其它']
};

/** The word of a reason as a roster's file has it, in every language. */
export function reasonWritten(reason: LeaveReason): string {
  return reasonWords[reason][0];
}

/** The reason that a word in a roster's file names; null: it names none of them. */
export function reasonNamed(word: string): LeaveReason | null {
  return leaveReasons.find((reason) => reason === word || reasonWords[reason].includes(word)) ?? null;
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

/** Somebody whom a rule's outcome concerns at a period's end. */
interface LeaverCase {
  class: OutcomeClass;
  /** whether the rule looks at a year, in whichever period it is worked out (C names 优先考虑 with the fourth quarter already) */
  isYearly: boolean;
  period: string;
  to: Day | null;
  /** null: nobody has said */
  reason: LeaveReason | null;
}

/** Whether somebody had left by a period's end. */
export function hasLeftBy({ to }: Pick<Subject, 'to'>, period: string): boolean {
  return to !== null && to <= daysOf(period).to;
}

/** Whether a talk or discipline may be passed on: the person works elsewhere, or nobody has said why they left. */
const mayBePassedOn = (reason: LeaveReason | null) =>
  reason === null || reason === 'transferred' || reason === 'other';

/**
 * Whether nothing is proposed of somebody who left by a period's end: nobody who is gone is recommended by a year's
 * result or gets days of leave, and there is no talk and no discipline but for who may have it elsewhere. Grades tell how
 * the year was, and a shorter period's reward pays for what was done: both stay.
 */
export function isPastProposing({ class: kind, isYearly, period, to, reason }: LeaverCase): boolean {
  if (!hasLeftBy({ to }, period)) return false;
  if (kind === 'leave') return true;
  if (kind === 'reward') return isYearly;
  return isClosedClass(kind) && !mayBePassedOn(reason);
}
