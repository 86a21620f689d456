import { lastDay } from '$lib/calendar';
import {
  dayInCell,
  hanName,
  monthInCell,
  rosterHeadings,
  textOf,
  type Cell,
  type Subject
} from '$lib/points';
import { csvOf } from '../sheets/pasted';
import { isTotals } from './find-table';
import { rosterNumbers } from './roster-numbers';
import type { RosterField, RosterSheet } from './roster-sheet';
import type { Finding, Upload } from './upload';

/** A remark below the table: no name has such a mark. */
const remark = /[，。；：:！？、]/;

/**
 * A roster as the import reads it: the columns that it keeps, under the headings of the template and in the same rows. What
 * isn't needed of people is not in it, and so goes no further; nor is a row of `problems`, and any of them refuses the import.
 *
 * @param chosen what each column is taken for, by its place
 * @param known the roster as it is: who is on it keeps their number where the file has none
 */
export function rosterUpload(
  name: string,
  { headerRow, rows, columns }: RosterSheet,
  { chosen, known }: { chosen: ReadonlyMap<number, RosterField>; known: readonly Subject[] }
): { upload: Upload; problems: Finding[] } {
  const kept = columns.flatMap(({ at }) => {
    const field = chosen.get(at) ?? 'left-out';
    return field === 'left-out' ? [] : [{ at, field }];
  });
  const numbered = kept.some(({ field }) => field === 'subject');
  const nameAt = kept.find(({ field }) => field === 'name')?.at ?? -1;
  const lines: string[][] = Array.from({ length: headerRow - 1 }, () => []);
  const head = kept.map(({ field }) => rosterHeadings[field][0] ?? field);
  lines.push(numbered ? head : ['编号', ...head]);
  const problems: Finding[] = [];
  const numberFor = rosterNumbers(
    known,
    rows.map(({ cells }) => personIn(cells, nameAt))
  );
  for (const { row, cells } of rows) {
    while (lines.length < row - 1) lines.push([]);
    if (isTotalsRow(cells)) continue;
    const texts = kept.map(({ at: column, field }) => textFor(field, cells[column]));
    const person = personIn(cells, nameAt);
    const number = numbered || person === '' ? '' : numberFor(person);
    if (typeof number === 'string') lines.push(numbered ? texts : [number, ...texts]);
    else problems.push({ file: name, sheet: '', row, column: '姓名', ...number });
  }
  return { upload: { name, bytes: new TextEncoder().encode(csvOf(lines)) }, problems };
}

/** 合计 may stand under 序号, which nobody keeps, with a figure under 姓名. */
const isTotalsRow = (cells: readonly Cell[]) => isTotals(cells.map(textOf).find((text) => text !== '') ?? '');

/** Whose row it is; '' for totals and remarks. */
function personIn(cells: readonly Cell[], nameAt: number): string {
  const name = hanName(textOf(cells[nameAt]));
  return isTotalsRow(cells) || remark.test(name) ? '' : name;
}

/** A month alone is its first day for who came, and its last one for who left. */
function textFor(field: RosterField, cell: Cell | undefined): string {
  const text = textOf(cell);
  if (field === 'name') return hanName(text);
  if ((field !== 'from' && field !== 'to') || text === '' || cell === undefined) return text;
  const day = dayInCell(cell);
  if (day !== null) return day;
  const month = monthInCell(cell) ?? monthWritten(text);
  return month === null ? text : field === 'from' ? `${month}-01` : lastDay(month);
}

/** 2021年3月, 2021.03, 2021/3; null for any other text. */
function monthWritten(text: string): string | null {
  const [, year = '', month = ''] =
    /^(\d{4})\s*[年./-]\s*(\d{1,2})\s*月?(?:份)?$/.exec(text.normalize('NFKC')) ?? [];
  const isMonth = Number(month) >= 1 && Number(month) <= 12;
  return isMonth ? `${year}-${month.padStart(2, '0')}` : null;
}
