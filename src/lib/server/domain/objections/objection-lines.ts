import { dayIn, type Day } from '$lib/calendar';
import { namesApart } from '../roster/names-apart';
import type { UnitStores } from '../units/unit-stores';
import { isUnpublished } from './notice-status';
import { objectionNo, type Objection } from './objection';
import { objectionStatus, type ObjectionStatus } from './objection-status';

/** An objection in the office's list. */
export interface ObjectionLine {
  objection: Objection;
  no: string;
  /** name of the person whose row it is about; null: the whole notice */
  name: string | null;
  status: ObjectionStatus;
  isOverdue: boolean;
  /** corrected, and not published yet */
  isUnpublished: boolean;
}

/**
 * Objections that wait for somebody first, the one due soonest at the top; then those that are settled,
 * newest first.
 */
export async function objectionLines(
  stores: UnitStores,
  now: Date,
  filter: { account?: string } = {}
): Promise<{ waiting: ObjectionLine[]; settled: ObjectionLine[] }> {
  const today = dayIn(stores.unit.timeZone, now);
  const names = namesApart(await stores.roster.list());
  const lines = (await stores.objections.list(filter)).map((objection) =>
    lineOf(objection, today, (subject) => names.get(subject) ?? subject)
  );
  const isWaiting = (line: ObjectionLine) => line.status.due !== null || line.isUnpublished;
  return {
    waiting: lines.filter(isWaiting).sort((a, b) => ((a.status.due ?? '') < (b.status.due ?? '') ? -1 : 1)),
    settled: lines.filter((line) => !isWaiting(line)).reverse()
  };
}

function lineOf(objection: Objection, today: Day, nameOf: (subject: string) => string): ObjectionLine {
  const status = objectionStatus(objection);
  return {
    objection,
    status,
    no: objectionNo(objection),
    name: objection.subject === null ? null : nameOf(objection.subject),
    isOverdue: status.due !== null && today > status.due,
    isUnpublished: isUnpublished(objection)
  };
}

/**
 * Counts objections for the office's first page: how many wait, how many of these only for their
 * supplementary notice, and how many are past their last day.
 */
export async function objectionsWaiting(
  stores: UnitStores,
  now: Date
): Promise<{ waiting: number; unpublished: number; overdue: number; next: Day | null }> {
  const { waiting } = await objectionLines(stores, now);
  return {
    waiting: waiting.length,
    unpublished: waiting.filter(({ status, isUnpublished: left }) => left && status.due === null).length,
    overdue: waiting.filter(({ isOverdue }) => isOverdue).length,
    next: waiting.find(({ status }) => status.due !== null)?.status.due ?? null
  };
}
