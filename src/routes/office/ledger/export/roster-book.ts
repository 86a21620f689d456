import { groupName, type Scheme } from '$lib/points';
import { importedHeading, isKeptInRoster } from '$lib/server/domain/imports';
import { reasonWritten, type LeaveReason } from '$lib/server/domain/roster/leave-reasons';
import { spellsOf, type RosterPerson } from '$lib/server/domain/roster/spells';
import type { PrintedSheet, WorkbookCell } from '$lib/server/platform/workbook/sheet';
import { m } from '$lib/text';

const fields = [
  ...(['subject', 'name', 'pool', 'group', 'department', 'post', 'workplace', 'from', 'to'] as const),
  'reason'
] as const;

/**
 * The roster as a sheet that can be imported again: a row for each spell of service, with the facts that held in it (M16), and
 * in the last one why somebody left. Headings, groups and reasons are in Chinese in every language, because the import reads them.
 */
export function rosterBook(
  people: readonly RosterPerson[],
  { scheme, reasons }: { scheme: Scheme; reasons: ReadonlyMap<string, LeaveReason> }
): PrintedSheet {
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
      spellsOf(person).map((spell, at, { length }): WorkbookCell[] => {
        const given = at === length - 1 ? reasons.get(person.id) : undefined;
        const reason = given === undefined ? '' : reasonWritten(given);
        const { id: subject, name } = person;
        const row = { ...spell, subject, name, group: groupName(spell.group).zh, reason };
        return kept.map((field) => row[field] ?? '');
      })
    )
  };
}
