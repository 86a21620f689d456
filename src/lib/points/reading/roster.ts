import type { Day } from '../../calendar';
import type { Subject } from '../ledger';
import { dayInCell, textOf } from './cells';
import { columnsOf, rosterHeadings, type ReadRow } from './columns';
import { hanName } from './han-name';
import type { ReadingProblem } from './problem';
import type { ReadTable } from './table';

type Field = keyof typeof rosterHeadings;

/** Reads a roster. Every problem is listed, row by row; with any, the subjects are not to be used. */
export function readRoster(table: ReadTable): { subjects: Subject[]; problems: ReadingProblem[] } {
  const columns = columnsOf(table, rosterHeadings, ['subject']);
  if (columns.missing.length > 0) return { subjects: [], problems: columns.missing };
  const subjects: Subject[] = [];
  const problems: ReadingProblem[] = [];
  const seen = new Set<string>();
  for (const row of columns.rows) {
    const id = textOf(row.cell('subject'));
    if (id === '')
      problems.push(row.problem('subject', 'missing-column', { value: '编号', field: 'subject' }));
    else if (seen.has(id)) problems.push(row.problem('subject', 'duplicate-subject', { value: id }));
    seen.add(id);
    const from = serviceDay(row, 'from', problems);
    const to = serviceDay(row, 'to', problems);
    if (from !== null && to !== null && to < from)
      problems.push(row.problem('to', 'bad-date', { value: to }));
    const department = textOf(row.cell('department'));
    subjects.push({
      id,
      name: hanName(textOf(row.cell('name'))),
      pool: textOf(row.cell('pool')),
      group: textOf(row.cell('group')),
      ...(department !== '' && { department }),
      from,
      to
    });
  }
  return { subjects, problems: columns.inOrder(problems) };
}

function serviceDay(row: ReadRow<Field>, field: 'from' | 'to', problems: ReadingProblem[]): Day | null {
  const text = textOf(row.cell(field));
  if (text === '') return null;
  const day = dayInCell(row.cell(field));
  if (day === null) problems.push(row.problem(field, 'bad-date', { value: text }));
  return day;
}
