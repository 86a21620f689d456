import type { Day } from '$lib/calendar';
import { dayInCell, readRoster, textOf, type Scheme, type Subject } from '$lib/points';
import { fieldOf } from '../plan/columns';
import { reasonNamed, reasonsFor, reasonWritten, type LeaveReason } from '../../roster/leave-reasons';
import { isServiceDay } from '../../roster/spells';
import { findingOf } from '../plan/finding-of';
import type { FoundTable } from '../files/find-table';
import type { ImportFinding } from '../upload';
import { importedHeading, type ImportedField } from './imported-headings';

/** One row of a roster as it was read. */
export interface RosterRow {
  /** number and name, and the facts of the row's spell; a field whose column is missing says nothing */
  read: Subject;
  /** the day from which the row's facts hold, where they change; null where the row names none */
  since: Day | null;
  /** why the person left; null where the row says nothing of it */
  reason: LeaveReason | null;
  /** whether the file has the column */
  has(field: ImportedField): boolean;
  /** the place of one of the row's cells */
  at(field: ImportedField): Omit<ImportFinding, 'code' | 'params'>;
}

/** Reads a roster's rows one by one, because a person may stand in several of them (M16). */
export function readRosterRows(
  found: FoundTable,
  scheme: Pick<Scheme, 'subjects'>
): { rows: RosterRow[]; problems: ImportFinding[] } {
  const { table, sheet } = found;
  const fields = table.header.map((title) => fieldOf('roster', title));
  const has = (field: ImportedField) => fields.includes(field);
  const problemsOf = (read: ReturnType<typeof readRoster>) =>
    read.problems.map((problem) => findingOf(problem, found));
  const missing = problemsOf(readRoster({ ...table, rows: [] }));
  if (missing.length > 0) return { rows: [], problems: missing };
  const rows: RosterRow[] = [];
  const problems: ImportFinding[] = [];
  for (const line of table.rows) {
    const read = readRoster({ ...table, rows: [line] });
    problems.push(...problemsOf(read));
    const at = (field: ImportedField) => {
      const column = table.header[fields.indexOf(field)] ?? importedHeading(field, scheme);
      return { file: table.file, sheet, row: line.row, column };
    };
    const cell = line.cells[fields.indexOf('since')];
    const since = cell === undefined ? null : dayInCell(cell);
    const text = textOf(cell);
    if (text !== '' && (since === null || !isServiceDay(since)))
      problems.push({ ...at('since'), code: 'bad-date', params: { value: text } });
    const word = textOf(line.cells[fields.indexOf('reason')]);
    const reason = reasonNamed(word);
    if (word !== '' && reason === null) {
      const known = reasonsFor(scheme).map(reasonWritten).join('、');
      problems.push({ ...at('reason'), code: 'unknown-leave-reason', params: { value: word, known } });
    }
    for (const subject of read.subjects) {
      if (subject.from !== null && !isServiceDay(subject.from))
        problems.push({ ...at('from'), code: 'bad-date', params: { value: subject.from } });
      rows.push({ read: subject, since, reason, has, at });
    }
  }
  return { rows, problems };
}
