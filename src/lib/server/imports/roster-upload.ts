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
import type { RosterField, RosterSheet } from './roster-sheet';
import type { Upload } from './upload';

/** A remark below the table: no name has such a mark. */
const remark = /[，。；：:！？、]/;

/**
 * A roster as the import reads it: the columns that it keeps, under the headings of the template and in the same rows. What
 * isn't needed of people is not in it, and so goes no further.
 *
 * @param chosen what each column is taken for, by its place
 * @param known the roster as it is: who is on it keeps their number where the file has none
 */
export function rosterUpload(
  name: string,
  { headerRow, rows, columns }: RosterSheet,
  { chosen, known }: { chosen: ReadonlyMap<number, RosterField>; known: readonly Subject[] }
): Upload {
  const kept = columns.flatMap(({ at }) => {
    const field = chosen.get(at) ?? 'left-out';
    return field === 'left-out' ? [] : [{ at, field }];
  });
  const numbered = kept.some(({ field }) => field === 'subject');
  const nameAt = kept.find(({ field }) => field === 'name')?.at ?? -1;
  const lines: string[][] = Array.from({ length: headerRow - 1 }, () => []);
  const head = kept.map(({ field }) => rosterHeadings[field][0] ?? field);
  lines.push(numbered ? head : ['编号', ...head]);
  const give = numbering(
    known,
    rows.map(({ cells }) => hanName(textOf(cells[nameAt])))
  );
  for (const { row, cells } of rows) {
    while (lines.length < row - 1) lines.push([]);
    // 合计 may stand under 序号, which nobody keeps, with a figure under 姓名.
    if (isTotals(cells.map(textOf).find((text) => text !== '') ?? '')) continue;
    const texts = kept.map(({ at: column, field }) => textFor(field, cells[column]));
    const person = hanName(textOf(cells[nameAt]));
    const isPerson = person !== '' && !remark.test(person);
    lines.push(numbered ? texts : [isPerson ? give(person) : '', ...texts]);
  }
  return { name, bytes: new TextEncoder().encode(csvOf(lines)) };
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

/**
 * Numbers for who has none: a name that only one person has keeps that person's, everybody else gets the next after the
 * highest, in the order of the file.
 */
function numbering(known: readonly Subject[], names: readonly string[]) {
  const once = (name: string) => names.filter((each) => each === name).length === 1;
  const numbers = known.flatMap(({ id }) => {
    const [, prefix = '', digits = ''] = /^(.*?)(\d{1,12})$/.exec(id) ?? [];
    return digits === '' ? [] : [{ prefix, digits }];
  });
  const highest = numbers.reduce((most, one) => (Number(one.digits) > Number(most.digits) ? one : most), {
    prefix: '',
    digits: '000'
  });
  let last = Number(highest.digits);
  return (person: string): string => {
    const same = known.filter(({ name }) => hanName(name) === person);
    const [only] = same;
    if (only && same.length === 1 && once(person)) return only.id;
    last += 1;
    return `${highest.prefix}${String(last).padStart(highest.digits.length, '0')}`;
  };
}
