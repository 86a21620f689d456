import { nameKey, type Subject } from '$lib/points';
import type { MessageParams } from '../../platform/problem/problem';
import type { PeopleSheet, PeopleSheetRow } from './layout/people-sheet';

export type SheetPerson = { subject: Subject } | { column: string | null; params: MessageParams };

/**
 * Finds the person of each row: by number where there is one, with the name beside it; else by name, where
 * only one person of the roster has it.
 */
export function peopleOf(
  { person }: PeopleSheet,
  roster: readonly Subject[]
): (row: PeopleSheetRow) => SheetPerson {
  const byNumber = new Map(roster.map((subject) => [subject.id, subject]));
  const byName = new Map<string, Subject[]>();
  for (const subject of roster) {
    const key = nameKey(subject.name);
    byName.set(key, [...(byName.get(key) ?? []), subject]);
  }
  return ({ number, name }): SheetPerson => {
    if (number !== '') {
      const subject = byNumber.get(number);
      if (!subject)
        return { column: person.number, params: { code: 'unknown-subject', params: { value: number } } };
      if (name !== '' && nameKey(name) !== nameKey(subject.name)) {
        const params = { name, subject: number, known: subject.name };
        return { column: person.name, params: { code: 'name-differs', params } };
      }
      return { subject };
    }
    const column = person.name ?? person.number;
    if (name === '') return { column, params: { code: 'sheet-no-person', params: {} } };
    const [subject, ...others] = byName.get(nameKey(name)) ?? [];
    if (!subject)
      return { column, params: { code: 'sheet-unknown-person', params: { name: name.slice(0, 40) } } };
    if (others.length === 0) return { subject };
    const numbers = [subject, ...others].map(({ id }) => id).join('、');
    return { column, params: { code: 'sheet-same-name', params: { name, numbers } } };
  };
}
