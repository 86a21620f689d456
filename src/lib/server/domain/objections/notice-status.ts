import { addDays, dayIn, type Day } from '$lib/calendar';
import type { SupplementLine } from '../notices/notices';
import type { UnitStores } from '../units/unit-stores';
import type { Objection } from './objection';
import { objectionStatus } from './objection-status';

/**
 * The state of a notice: `open`, anybody may object (公示中); `answering`, its window is over and an objection
 * isn't settled yet, or a correction isn't confirmed (异议办理中); `confirmed`, its window is over, every
 * objection is answered, and its corrections are confirmed too (已确认), since the day `on`.
 */
export interface NoticeStatus {
  state: 'open' | 'answering' | 'confirmed';
  /** YYYY-MM-DD; null: not confirmed yet */
  on: Day | null;
  /** codes and numbers of its corrections, newest first */
  supplements: Pick<SupplementLine, 'code' | 'year' | 'no' | 'lastDay'>[];
}

/** A notice of either kind; null when the unit has no such one. */
export async function noticeStatus(
  stores: UnitStores,
  now: Date,
  code: string
): Promise<NoticeStatus | null> {
  const notice = await stores.notices.line(code);
  if (!notice) return null;
  const reported = {
    objections: await stores.objections.list(),
    supplements: await stores.notices.supplements(),
    timeZone: stores.unit.timeZone,
    today: dayIn(stores.unit.timeZone, now)
  };
  return {
    ...confirmation(notice, reported),
    supplements: reported.supplements
      .filter(({ corrects }) => corrects === code)
      .map(({ code, year, no, lastDay }) => ({ code, year, no, lastDay }))
  };
}

/**
 * The data that decide whether a unit's notices are confirmed: all objections, and all supplementary
 * notices.
 */
interface NoticeStatusParams {
  objections: readonly Objection[];
  supplements: readonly Pick<SupplementLine, 'code' | 'corrects' | 'lastDay'>[];
  today: Day;
  timeZone: string;
}

/**
 * Works out the state of a notice by its code and the last day of its window. Its corrections have to be
 * confirmed first.
 */
export function confirmation(
  { code, lastDay }: { code: string; lastDay: Day },
  params: NoticeStatusParams
): Pick<NoticeStatus, 'state' | 'on'> {
  const { objections, today, timeZone } = params;
  if (today <= lastDay) return { state: 'open', on: null };
  let on = addDays(lastDay, 1);
  for (const objection of objections) {
    if (objection.notice.code !== code) continue;
    const { answer } = objectionStatus(objection);
    if (!answer || isUnpublished(objection)) return { state: 'answering', on: null };
    // After a valid answer only the publishing of its correction follows.
    const settled = dayIn(timeZone, new Date((objection.steps.at(-1) ?? answer).at));
    if (settled > on) on = settled;
  }
  for (const correction of params.supplements) {
    if (correction.corrects !== code) continue;
    const since = confirmation(correction, params).on;
    if (since === null) return { state: 'answering', on: null };
    if (since > on) on = since;
  }
  return { state: 'confirmed', on };
}

/**
 * Whether something was corrected because of it and isn't published yet: by the valid answer, or by the one
 * before it, which stays booked whatever the superior has answered.
 */
export function isUnpublished(objection: Pick<Objection, 'steps' | 'due'>): boolean {
  const { steps } = objection;
  const corrected = steps.findLast(
    ({ action, upheld, meeting }) => action === 'answer' && upheld && meeting !== null
  );
  const published = steps.findLast(({ action }) => action === 'supplement');
  return (
    objectionStatus(objection).answer !== null &&
    corrected !== undefined &&
    corrected.no > (published?.no ?? 0)
  );
}
