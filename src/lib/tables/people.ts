import { nameKey, type Subject } from '../points';

/** The person that a row names. */
export type NamedPerson =
  | { is: 'found'; person: Subject }
  | { is: 'several'; people: readonly Subject[] }
  /** number and name are two people's, or the number is written otherwise (25 for 025) */
  | { is: 'unsure'; people: readonly Subject[] }
  | { is: 'unknown'; alike: readonly Subject[] }
  | { is: 'nobody' };

const numberKey = (number: string) =>
  number
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^0+(?=\d)/, '');

/** Finds people by number, or by name where only one person of the roster has it. */
export function peopleOf(roster: readonly Subject[]): (number: string, name: string) => NamedPerson {
  const byNumber = new Map(roster.map((person) => [person.id.toLowerCase(), person]));
  const byLooseNumber = groups(roster, ({ id }) => numberKey(id));
  const byName = groups(roster, ({ name }) => nameKey(name));
  return (number, name) => {
    const named = name === '' ? [] : (byName.get(nameKey(name)) ?? []);
    if (number !== '') return ofNumber(number, name, named);
    if (name === '') return { is: 'nobody' };
    const [first, second] = named;
    if (first && second) return { is: 'several', people: named };
    return first ? { is: 'found', person: first } : { is: 'unknown', alike: alike(name) };
  };

  function ofNumber(number: string, name: string, named: readonly Subject[]): NamedPerson {
    const exact = byNumber.get(number.normalize('NFKC').toLowerCase());
    const loose = byLooseNumber.get(numberKey(number)) ?? [];
    const people = exact ? [exact] : loose;
    if (name === '')
      return exact
        ? { is: 'found', person: exact }
        : loose.length > 0
          ? { is: 'unsure', people: loose }
          : { is: 'unknown', alike: [] };
    const both = people.filter((person) => named.includes(person));
    if (both[0] && both.length === 1) return { is: 'found', person: both[0] };
    const all = [...new Set([...people, ...named])];
    return all.length > 0 ? { is: 'unsure', people: all } : { is: 'unknown', alike: alike(name) };
  }

  /** People whose name differs in one character. */
  function alike(name: string): Subject[] {
    const own = Array.from(nameKey(name));
    return roster.filter((person) => {
      const other = Array.from(nameKey(person.name));
      return (
        own.length === other.length &&
        own.length > 1 &&
        own.filter((one, at) => one !== other[at]).length === 1
      );
    });
  }
}

function groups(roster: readonly Subject[], keyFor: (person: Subject) => string): Map<string, Subject[]> {
  const found = new Map<string, Subject[]>();
  for (const person of roster) found.set(keyFor(person), [...(found.get(keyFor(person)) ?? []), person]);
  return found;
}
