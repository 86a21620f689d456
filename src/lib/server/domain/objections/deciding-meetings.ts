import { dayIn, type Day } from '$lib/calendar';
import type { Meeting } from '../meetings/meetings';
import type { UnitStores } from '../units/unit-stores';
import type { Objection } from './objection';
import { objectionStatus } from './objection-status';

/** The day from which on a meeting may decide the answer: that of the objection, or of its appeal to the superior. */
export function firstDecidingDay(
  objection: Pick<Objection, 'filed' | 'steps' | 'due'>,
  timeZone: string
): Day {
  const { appeal } = objectionStatus(objection);
  return dayIn(timeZone, new Date(appeal?.at ?? objection.filed));
}

/** The meetings that may decide the answer to an objection, newest first. */
export async function decidingMeetings(
  { meetings, unit }: Pick<UnitStores, 'meetings' | 'unit'>,
  objection: Pick<Objection, 'filed' | 'steps' | 'due'>
): Promise<Meeting[]> {
  const day = firstDecidingDay(objection, unit.timeZone);
  return (await meetings.list()).filter(({ decision }) => decision.date >= day);
}
