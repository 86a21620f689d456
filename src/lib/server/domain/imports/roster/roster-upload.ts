import { lastDay, firstDay, isMonth, monthOfYear } from '$lib/calendar';
import {
  dayInCell,
  hanName,
  monthInCell,
  textOf,
  type Scheme,
  type TableCell,
  type Subject
} from '$lib/points';
import { csvOf } from '../../sheets/pasted';
import { isTotals } from '../files/find-table';
import { rosterNumbers } from './roster-numbers';
import { importedHeading } from './imported-headings';
import type { RosterField, RosterSheet } from './roster-sheet';
import type { ImportFinding, Upload } from '../upload';

/** A remark below the table: no name has such a mark. */
const remark = /[，。；：:！？、]/;

/**
 * Turns a roster into the file that the import reads: only the known columns, under the template's headings
 * and in the same rows. Personal data that aren't needed go no further, nor do rows of `problems`, any of
 * which refuses the import.
 * @param chosen the field of each column, by its place
 * @param known the present roster: people on it keep their number where the file has none
 */
export function rosterUpload(
  name: string,
  { headerRow, rows, columns }: RosterSheet,
  {
    scheme,
    chosen,
    known
  }: { scheme: Scheme; chosen: ReadonlyMap<number, RosterField>; known: readonly Subject[] }
): { upload: Upload; problems: ImportFinding[] } {
  const kept = columns.flatMap(({ at }) => {
    const field = chosen.get(at) ?? 'left-out';
    return field === 'left-out' ? [] : [{ at, field }];
  });
  const numbered = kept.some(({ field }) => field === 'subject');
  const nameAt = kept.find(({ field }) => field === 'name')?.at ?? -1;
  const lines: string[][] = Array.from({ length: headerRow - 1 }, () => []);
  const head = kept.map(({ field }) => importedHeading(field, scheme));
  lines.push(numbered ? head : ['编号', ...head]);
  const problems: ImportFinding[] = [];
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

/** 合计 may be below 序号, which is dropped, with a figure below 姓名. */
const isTotalsRow = (cells: readonly TableCell[]) =>
  isTotals(cells.map(textOf).find((text) => text !== '') ?? '');

/** The name in a row; '' for totals and remarks. */
function personIn(cells: readonly TableCell[], nameAt: number): string {
  const name = hanName(textOf(cells[nameAt]));
  return isTotalsRow(cells) || remark.test(name) ? '' : name;
}

/** A month alone is its first day for who came, and its last one for who left. */
function textFor(field: RosterField, cell: TableCell | undefined): string {
  const text = textOf(cell);
  if (field === 'name') return hanName(text);
  if ((field !== 'from' && field !== 'to' && field !== 'since') || text === '' || cell === undefined)
    return text;
  const day = dayInCell(cell);
  if (day !== null) return day;
  const month = monthInCell(cell) ?? monthWritten(text);
  return month === null ? text : field === 'to' ? lastDay(month) : firstDay(month);
}

/** 2021年3月, 2021.03, 2021/3; null for any other text. */
function monthWritten(text: string): string | null {
  const [, year = '', month = ''] =
    /^(\d{4})\s*[年./-]\s*(\d{1,2})\s*月?(?:份)?$/.exec(text.normalize('NFKC')) ?? [];
  const named = monthOfYear(Number(year), Number(month));
  return isMonth(named) ? named : null;
}
