import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import type { Meeting } from './meetings';

/**
 * Finds a meeting of the unit.
 * @throws Problem `not-found`
 */
export async function needMeeting({ meetings }: Pick<UnitStores, 'meetings'>, id: string): Promise<Meeting> {
  const meeting = await meetings.find({ id });
  if (!meeting) throw new Problem('not-found', 404);
  return meeting;
}
