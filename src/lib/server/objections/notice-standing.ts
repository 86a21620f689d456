import { addDays, dayIn, type Day } from '$lib/calendar';
import type { SupplementLine } from '../notices/notices';
import type { UnitStores } from '../store/unit-stores';
import type { Objection } from './objection';
import { objectionStanding } from './objection-standing';

/**
 * Where a notice stands: `open`, anybody may object (公示中); `answering`, its window is over and something isn't settled yet
 * (异议办理中); `confirmed`: the window is over and every objection is answered (已确认), since the day `on`.
 */
export interface NoticeStanding {
  state: 'open' | 'answering' | 'confirmed';
  /** YYYY-MM-DD; null: not confirmed yet */
  on: Day | null;
  /** codes and numbers of what mends it, newest first */
  supplements: Pick<SupplementLine, 'code' | 'year' | 'no' | 'lastDay'>[];
}

/** A notice of either kind; null when the unit has no such one. */
export async function noticeStanding(
  stores: UnitStores,
  now: Date,
  code: string
): Promise<NoticeStanding | null> {
  const notice = await stores.notices.line(code);
  if (!notice) return null;
  const supplements = (await stores.notices.supplements()).filter(({ corrects }) => corrects === code);
  const today = dayIn(stores.unit.timeZone, now);
  const objections = await stores.objections.list({ notice: code });
  return {
    ...confirmation(notice.lastDay, objections, { today, timeZone: stores.unit.timeZone }),
    supplements: supplements.map(({ code, year, no, lastDay }) => ({ code, year, no, lastDay }))
  };
}

/** Of a notice whose window ends on a day, with all objections to it. */
export function confirmation(
  lastDay: Day,
  objections: readonly Objection[],
  { today, timeZone }: { today: Day; timeZone: string }
): Pick<NoticeStanding, 'state' | 'on'> {
  if (today <= lastDay) return { state: 'open', on: null };
  let on = addDays(lastDay, 1);
  for (const objection of objections) {
    const { answer, supplement } = objectionStanding(objection);
    if (!answer || isUnpublished(objection)) return { state: 'answering', on: null };
    const published = supplement && objection.steps.at(-1);
    const settled = dayIn(timeZone, new Date((published || answer).at));
    if (settled > on) on = settled;
  }
  return { state: 'confirmed', on };
}

/** Something was put right because of it, and nobody can see that yet. */
export function isUnpublished(objection: Pick<Objection, 'steps' | 'due'>): boolean {
  const { answer, supplement } = objectionStanding(objection);
  return answer !== null && answer.upheld === true && answer.meeting !== null && supplement === null;
}
