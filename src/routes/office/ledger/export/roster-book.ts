import { groupName, type Scheme } from '$lib/points';
import { importedHeading, isKeptInRoster } from '$lib/server/domain/imports';
import { spellsOf, type RosterPerson } from '$lib/server/domain/roster/spells';
import type { PrintedSheet, WorkbookCell } from '$lib/server/platform/workbook/sheet';
import { m } from '$lib/text';

const fields = ['subject', 'name', 'pool', 'group', 'department', 'post', 'workplace', 'from', 'to'] as const;

/**
 * The roster as a sheet that can be imported again: a row for each spell of service, with the facts that held in it (M16).
 * Headings and groups are in Chinese in every language, because the import reads them.
 */
export function rosterBook(people: readonly RosterPerson[], scheme: Scheme): PrintedSheet {
  const kept = fields.filter((field) => isKeptInRoster(field, scheme));
  return {
    name: m.office_roster(),
    titles: [],
    columns: kept.map((field) => ({
      title: importedHeading(field, scheme),
      width: 16,
      style: field === 'from' || field === 'to' ? 'date' : 'text'
    })),
    rows: people.flatMap((person) =>
      spellsOf(person).map((spell): WorkbookCell[] => {
        const row = { ...spell, subject: person.id, name: person.name, group: groupName(spell.group).zh };
        return kept.map((field) => row[field] ?? '');
      })
    )
  };
}
