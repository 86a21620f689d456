import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import type { RosterPerson } from './spells';

/**
 * Finds a person on the roster.
 * @throws Problem `unknown-subject`
 */
export async function needSubject({ roster }: Pick<UnitStores, 'roster'>, id: string): Promise<RosterPerson> {
  const subject = await roster.find(id);
  if (!subject) throw new Problem('unknown-subject', 422, { value: id });
  return subject;
}
