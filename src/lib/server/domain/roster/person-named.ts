import type { Day } from '$lib/calendar';
import type { Subject } from '$lib/points';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';

/**
 * Finds somebody in service by 编号 or by full name, as people write it into a form.
 * @throws Problem `unknown-subject` for nobody, `name-shared` for several of that name
 */
export async function personNamed(
  { roster }: Pick<UnitStores, 'roster'>,
  typed: string,
  today: Day
): Promise<Subject> {
  const wanted = typed.trim();
  const people = await roster.list();
  const numbered = people.find(({ id }) => id === wanted);
  if (numbered) return numbered;
  const [found, ...others] = people.filter(
    ({ name, from, to }) => name === wanted && (from ?? today) <= today && (to ?? today) >= today
  );
  if (!found) throw new Problem('unknown-subject', 422, { value: wanted });
  if (others.length > 0) throw new Problem('name-shared', 422, { value: wanted });
  return found;
}
