import type { Subject } from '$lib/points';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';

/**
 * Finds a person on the roster.
 * @throws Problem `unknown-subject`
 */
export async function needSubject({ roster }: Pick<UnitStores, 'roster'>, id: string): Promise<Subject> {
  const subject = await roster.find(id);
  if (!subject) throw new Problem('unknown-subject', 422, { value: id });
  return subject;
}
