import { addDays, dayIn, type Day } from '$lib/calendar';
import type { SupplementLine } from '../notices/notices';
import type { UnitStores } from '../store/unit-stores';
import type { Objection } from './objection';
import { objectionStanding } from './objection-standing';

/**
 * Where a notice stands: `open`, anybody may object (公示中); `answering`, its window is over and an objection isn't settled yet,
 * or what mends it isn't confirmed (异议办理中); `confirmed`: the window is over, every objection is answered, and the same of
 * what mends it (已确认), since the day `on`.
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
  const told = {
    ...{ objections: await stores.objections.list(), supplements: await stores.notices.supplements() },
    ...{ timeZone: stores.unit.timeZone, today: dayIn(stores.unit.timeZone, now) }
  };
  return {
    ...confirmation(notice, told),
    supplements: told.supplements
      .filter(({ corrects }) => corrects === code)
      .map(({ code, year, no, lastDay }) => ({ code, year, no, lastDay }))
  };
}

/** What decides whether a unit's notices are confirmed: all objections, and all that mends a notice. */
interface Told {
  objections: readonly Objection[];
  supplements: readonly Pick<SupplementLine, 'code' | 'corrects' | 'lastDay'>[];
  today: Day;
  timeZone: string;
}

/** Of a notice by its code and the last day of its window. What mends it has to be confirmed before it is. */
export function confirmation(
  { code, lastDay }: { code: string; lastDay: Day },
  told: Told
): Pick<NoticeStanding, 'state' | 'on'> {
  const { objections, today, timeZone } = told;
  if (today <= lastDay) return { state: 'open', on: null };
  let on = addDays(lastDay, 1);
  for (const objection of objections) {
    if (objection.notice.code !== code) continue;
    const { answer } = objectionStanding(objection);
    if (!answer || isUnpublished(objection)) return { state: 'answering', on: null };
    // After an answer that stands nothing comes but what publishes it.
    const settled = dayIn(timeZone, new Date((objection.steps.at(-1) ?? answer).at));
    if (settled > on) on = settled;
  }
  for (const mending of told.supplements) {
    if (mending.corrects !== code) continue;
    const since = confirmation(mending, told).on;
    if (since === null) return { state: 'answering', on: null };
    if (since > on) on = since;
  }
  return { state: 'confirmed', on };
}

/**
 * Something was put right because of it, and nobody can see that yet: by the answer that stands, or by the one before it, which
 * stays booked whatever the superior has answered.
 */
export function isUnpublished(objection: Pick<Objection, 'steps' | 'due'>): boolean {
  const { steps } = objection;
  const mended = steps.findLast(({ act, upheld, meeting }) => act === 'answer' && upheld && meeting !== null);
  const published = steps.findLast(({ act }) => act === 'supplement');
  return (
    objectionStanding(objection).answer !== null && mended !== undefined && mended.no > (published?.no ?? 0)
  );
}
