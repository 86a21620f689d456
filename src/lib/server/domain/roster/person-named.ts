import type { Day } from '$lib/calendar';
import { hanName, isSameName } from '$lib/points';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import { servesOn, type RosterPerson } from './spells';

/**
 * Finds somebody in service by 编号 or by full name, as people write it into a form.
 * @throws Problem `unknown-person` for nobody, `unknown-person-near` where others in service have nearly that name,
 * `name-shared` for several of that name
 */
export async function personNamed(
  { roster }: Pick<UnitStores, 'roster'>,
  typed: string,
  today: Day
): Promise<RosterPerson> {
  const wanted = typed.trim();
  const people = await roster.list();
  const numbered = people.find(({ id }) => id === wanted);
  if (numbered) return numbered;
  const inService = people.filter((person) => servesOn(person, today));
  const named = hanName(typed);
  const [found, ...others] = inService.filter(({ name }) => isSameName(name, named));
  if (!found) throw unknownPerson(named, inService);
  if (others.length > 0) throw new Problem('name-shared', 422, { value: wanted });
  return found;
}

/** Names at most three people whose name has the typed one in it, or is in it: 李明明 for 李明. */
function unknownPerson(value: string, people: readonly RosterPerson[]): Problem {
  const isNear = ({ name }: RosterPerson) =>
    value.length > 1 && (value.includes(name) || name.includes(value));
  const near = [...new Set(people.filter(isNear).map(({ name }) => name))].slice(0, 3);
  return near.length === 0
    ? new Problem('unknown-person', 422, { value })
    : new Problem('unknown-person-near', 422, { value, names: near.join('、') });
}
