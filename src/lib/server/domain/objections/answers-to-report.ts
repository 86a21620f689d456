import { dayIn, type Day } from '$lib/calendar';
import { evaluatedQuarters } from '../assemblies/assembly-sheet';
import type { UnitStores } from '../units/unit-stores';
import { objectionNo } from './objection';
import { objectionStatus } from './objection-status';

/** An answer that an assembly of all members hears (D: 答复结果在下一次党员大会上报告). */
export interface ReportedAnswer {
  id: string;
  no: string;
  day: Day;
  upheld: boolean;
  words: string;
}

/**
 * The answers on the agenda of a quarter's assembly: all since the assembly before it, up to its own day;
 * for one that hasn't met yet, all that none has heard.
 * @param quarter `2026-Q3`
 */
export async function answersToReport(
  stores: UnitStores,
  quarter: string,
  today: Day
): Promise<ReportedAnswer[]> {
  const days = await stores.assemblies.days();
  const evaluated = evaluatedQuarters(stores, today);
  const own = evaluated.includes(quarter) ? (days.get(quarter) ?? null) : null;
  const met = evaluated.flatMap((each): [string, Day][] => {
    const day = days.get(each);
    return day === undefined ? [] : [[each, day]];
  });
  const before = met.filter(([each, day]) => each !== quarter && (own === null || day < own));
  const since = before.reduce((last, [, day]) => (day > last ? day : last), '');
  const { timeZone } = stores.unit;
  return (await stores.objections.list()).flatMap((objection) => {
    const { answer } = objectionStatus(objection);
    if (!answer) return [];
    const day = dayIn(timeZone, new Date(answer.at));
    if (day <= since || (own !== null && day > own)) return [];
    const { id } = objection;
    return [{ id, no: objectionNo(objection), day, upheld: answer.upheld === true, words: answer.words }];
  });
}
