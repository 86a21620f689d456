import { addDays, contains, dayIn, type Day } from '$lib/calendar';
import { assembliesToPublish } from '../notices/assemblies-to-publish';
import type { SupplementLine } from '../notices/notices';
import type { UnitStores } from '../units/unit-stores';
import type { Objection } from './objection';
import { objectionStatus } from './objection-status';

/**
 * The state of a notice: `open`, anybody may object (公示中); `answering`, its window is over and an objection
 * isn't settled yet, or a correction isn't published or confirmed (异议办理中); `confirmed`, its window is over, every
 * objection is answered, and its corrections are confirmed too (已确认), since the day `on`.
 */
export interface NoticeStatus {
  state: 'open' | 'answering' | 'confirmed';
  /** YYYY-MM-DD; null: not confirmed yet */
  on: Day | null;
  /** it is `answering` because of a late assembly's supplementary notice, no objection; absent: else */
  waits?: 'assembly';
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
  const reported = await statusParams(stores, dayIn(stores.unit.timeZone, now));
  return {
    ...confirmation(notice, reported),
    supplements: reported.supplements
      .filter(({ corrects }) => corrects === code)
      .map(({ code, year, no, lastDay }) => ({ code, year, no, lastDay }))
  };
}

/** A supplementary notice with the codes of the notices that are confirmed only after it. */
type SupplementToConfirm = SupplementLine & { holds: string[] };

/**
 * The data that decide whether a unit's notices are confirmed: all objections, all supplementary notices, and the notices
 * of what an assembly's additions correct, while they wait for theirs.
 */
interface NoticeStatusParams {
  objections: readonly Objection[];
  supplements: readonly Pick<SupplementToConfirm, 'code' | 'holds' | 'lastDay' | 'assemblyOf'>[];
  /** codes of notices whose supplementary notice isn't published yet */
  awaited: ReadonlySet<string>;
  today: Day;
  timeZone: string;
}

/** Reads what decides the state of a unit's notices. */
export async function statusParams(
  stores: UnitStores,
  today: Day
): Promise<Omit<NoticeStatusParams, 'supplements'> & { supplements: SupplementToConfirm[] }> {
  const supplements = await stores.notices.supplements();
  const waiting = await periodsAwaited(stores);
  const needsLines = waiting.length > 0 || supplements.some(({ assemblyOf }) => assemblyOf !== null);
  const lines = needsLines ? await stores.notices.list() : [];
  const codesOf = (periods: readonly string[]) =>
    lines.filter(({ period }) => periods.includes(period)).map(({ code }) => code);
  return {
    objections: await stores.objections.list(),
    // An assembly's notice has one window for all that it corrects; an objection holds up what it was raised to.
    supplements: supplements.map((line) => ({
      ...line,
      holds: [line.corrects, ...(line.assemblyOf === null ? [] : codesOf(line.fixes))]
    })),
    awaited: new Set(codesOf(waiting)),
    timeZone: stores.unit.timeZone,
    today
  };
}

/** The sealed periods that late assemblies correct by notices to come: a longer one that was still open counts their lines itself. */
async function periodsAwaited(stores: UnitStores): Promise<string[]> {
  const waiting = await assembliesToPublish(stores);
  if (waiting.length === 0) return [];
  return (await stores.periods.seals())
    .filter(({ period, seq }) =>
      waiting.some((assembly) => seq < assembly.concluded && contains(period, assembly.period))
    )
    .map(({ period }) => period);
}

/**
 * Works out the state of a notice by its code and the last day of its window. Its corrections have to be
 * confirmed first.
 */
export function confirmation(
  { code, lastDay }: { code: string; lastDay: Day },
  params: NoticeStatusParams
): Omit<NoticeStatus, 'supplements'> {
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
  if (params.awaited.has(code)) return { state: 'answering', on: null, waits: 'assembly' };
  for (const correction of params.supplements) {
    if (!correction.holds.includes(code)) continue;
    const { state, on: since } = confirmation(correction, params);
    if (since === null) {
      const isOfAssembly = state === 'open' && correction.assemblyOf !== null;
      return { state: 'answering', on: null, ...(isOfAssembly && { waits: 'assembly' }) };
    }
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
