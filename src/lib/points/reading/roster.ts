import type { Day } from '../../calendar';
import type { Spell, Subject } from '../ledger';
import { dayInCell, textOf } from './cells';
import { columnsOf, rosterHeadings, type ReadRow } from './columns';
import { hanName } from './han-name';
import type { ReadingProblem } from './problem';
import type { ReadTable } from './table';

type Field = keyof typeof rosterHeadings;

/**
 * Reads a roster. Every problem is listed, row by row; with any, the subjects are not to be used. Several rows of one number
 * are spells of one subject, whose days don't overlap (M16); it stands where the first of them does.
 */
export function readRoster(table: ReadTable): { subjects: Subject[]; problems: ReadingProblem[] } {
  const columns = columnsOf(table, rosterHeadings, ['subject']);
  if (columns.missing.length > 0) return { subjects: [], problems: columns.missing };
  const rows = new Map<string, Subject[]>();
  const problems: ReadingProblem[] = [];
  for (const row of columns.rows) {
    const subject = readSubject(row, problems);
    const { id, from, to } = subject;
    const others = rows.get(id);
    if (id === '')
      problems.push(row.problem('subject', 'missing-column', { value: '编号', field: 'subject' }));
    else if (others?.some((other) => other.name !== subject.name || !isApart(other, subject)))
      problems.push(row.problem('subject', 'duplicate-subject', { value: id }));
    if (from !== null && to !== null && to < from)
      problems.push(row.problem('to', 'bad-date', { value: to }));
    if (others) others.push(subject);
    else rows.set(id, [subject]);
  }
  return { subjects: [...rows.values()].flatMap(ofSpells), problems: columns.inOrder(problems) };
}

function readSubject(row: ReadRow<Field>, problems: ReadingProblem[]): Subject {
  const [department, post, workplace] = (['department', 'post', 'workplace'] as const).map((field) =>
    textOf(row.cell(field))
  );
  return {
    id: textOf(row.cell('subject')),
    name: hanName(textOf(row.cell('name'))),
    pool: textOf(row.cell('pool')),
    group: textOf(row.cell('group')),
    ...(department && { department }),
    ...(post && { post }),
    ...(workplace && { workplace }),
    from: serviceDay(row, 'from', problems),
    to: serviceDay(row, 'to', problems)
  };
}

/** Whether one of two rows ends before the other begins; a day that isn't given is open. */
function isApart(one: Pick<Spell, 'from' | 'to'>, other: Pick<Spell, 'from' | 'to'>): boolean {
  return endsBefore(one, other) || endsBefore(other, one);
}

function endsBefore({ to }: Pick<Spell, 'to'>, { from }: Pick<Spell, 'from'>): boolean {
  return to !== null && from !== null && to < from;
}

/** One subject of its rows: the last spell is its own, the others are earlier ones. */
function ofSpells(rows: readonly Subject[]): Subject[] {
  const [only] = rows;
  if (only && rows.length === 1) return [only];
  const spells = [...rows].sort((a, b) => (endsBefore(a, b) ? -1 : 1));
  const last = spells.pop();
  if (!last) return [];
  return [
    { ...last, earlier: spells.map(({ pool, group, from, to }): Spell => ({ pool, group, from, to })) }
  ];
}

function serviceDay(row: ReadRow<Field>, field: 'from' | 'to', problems: ReadingProblem[]): Day | null {
  const text = textOf(row.cell(field));
  if (text === '') return null;
  const day = dayInCell(row.cell(field));
  if (day === null) problems.push(row.problem(field, 'bad-date', { value: text }));
  return day;
}
