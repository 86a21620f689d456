import type { Subject } from '$lib/points';
import type { Told } from '../problem';
import type { PeopleSheet, SheetRow } from './people-sheet';

/** A name as it is compared: 李 明 is 李明, and every middle dot is one. */
export const nameKey = (name: string) =>
  name
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[•・.．‧]/g, '·');

export type Named = { subject: Subject } | { column: string | null; told: Told };

/**
 * Who each row is about: by number where there is one, with the name beside it; else by name, where only one person of
 * the roster has it.
 */
export function peopleOf({ person }: PeopleSheet, roster: readonly Subject[]): (row: SheetRow) => Named {
  const byNumber = new Map(roster.map((subject) => [subject.id, subject]));
  const byName = new Map<string, Subject[]>();
  for (const subject of roster) {
    const key = nameKey(subject.name);
    byName.set(key, [...(byName.get(key) ?? []), subject]);
  }
  return ({ number, name }): Named => {
    if (number !== '') {
      const subject = byNumber.get(number);
      if (!subject)
        return { column: person.number, told: { code: 'unknown-subject', params: { value: number } } };
      if (name !== '' && nameKey(name) !== nameKey(subject.name)) {
        const params = { name, subject: number, known: subject.name };
        return { column: person.name, told: { code: 'name-differs', params } };
      }
      return { subject };
    }
    const column = person.name ?? person.number;
    if (name === '') return { column, told: { code: 'sheet-no-person', params: {} } };
    const [subject, ...others] = byName.get(nameKey(name)) ?? [];
    if (!subject)
      return { column, told: { code: 'sheet-unknown-person', params: { name: name.slice(0, 40) } } };
    if (others.length === 0) return { subject };
    const numbers = [subject, ...others].map(({ id }) => id).join('、');
    return { column, told: { code: 'sheet-same-name', params: { name, numbers } } };
  };
}
