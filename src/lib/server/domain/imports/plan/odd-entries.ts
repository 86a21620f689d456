import { itemOf, kindOf, periodOfResult, textOf, type Scheme, type WrittenEntry } from '$lib/points';
import type { MessageParams } from '../../../platform/problem/problem';
import { fieldOf } from './columns';
import type { FoundTable } from '../files/find-table';
import type { PlacedEntry } from './import-plan';
import { importLimits } from '../limits';
import type { ImportFinding } from '../upload';

interface Odd {
  problems: ImportFinding[];
  notices: ImportFinding[];
}

/**
 * Finds entries that the rules accept and a person would question: a quantity that no month holds, a number
 * that differs from another one in writing only, a value that the item ignores, entries without a paper; a result
 * that the document asks for once in a period and that is there already (A: 每季度). An absurd quantity is refused here,
 * in the office, because the rules have no bound for it.
 * @param placed the entries of this table, with the row of each
 * @param known entries that are booked, or in an earlier table
 */
export function oddEntries(
  { table, sheet }: FoundTable,
  placed: readonly PlacedEntry[],
  known: readonly Pick<WrittenEntry, 'id' | 'subject' | 'item' | 'date' | 'reverses'>[],
  scheme: Scheme
): Odd {
  const odd: Odd = { problems: [], notices: [] };
  const title = (field: string) =>
    table.header.find((heading) => fieldOf('entries', heading) === field) ?? null;
  const find = (row: number, field: string, params: MessageParams): ImportFinding => ({
    file: table.file,
    sheet,
    row,
    column: title(field),
    ...params
  });
  const values = table.header.flatMap((heading, at) => (fieldOf('entries', heading) === 'value' ? [at] : []));
  const cells = new Map(table.rows.map((row) => [row.row, row.cells]));
  const written = new Map(known.map(({ id }) => [asWritten(id), id]));
  const undone = new Set(known.map(({ reverses }) => reverses));
  const results = new Map<string, string>();
  /** Notes an entry of an item that is asked for once in a period; returns the one that is there already. */
  const resultBefore = ({ id, subject, item, date, reverses }: (typeof known)[number]) => {
    // An item that is given once in a period is asked about before it is booked (M17).
    const isAsked = itemOf(scheme, item, date)?.once !== undefined;
    const isResult = reverses === null && !undone.has(id) && !isAsked;
    const period = isResult ? periodOfResult(scheme, item, date) : null;
    if (period === null) return null;
    const name = `${subject} ${item} ${period}`;
    const before = results.get(name);
    results.set(name, id);
    return before === undefined ? null : { period, other: before };
  };
  known.forEach(resultBefore);
  const bare: number[] = [];
  for (const { entry, row } of placed) {
    const item = itemOf(scheme, entry.item, entry.date);
    const { quantity } = entry;
    if (quantity > importLimits.quantity) {
      const params = { value: quantity, limit: importLimits.quantity };
      odd.problems.push(find(row, 'quantity', { code: 'quantity-too-large', params }));
    } else if (quantity > importLimits.usual)
      odd.notices.push(find(row, 'quantity', { code: 'odd-quantity', params: { value: quantity } }));

    const other = written.get(asWritten(entry.id));
    if (other !== undefined)
      odd.notices.push(find(row, 'id', { code: 'similar-id', params: { value: entry.id, other } }));
    written.set(asWritten(entry.id), entry.id);

    const value = values.map((at) => textOf(cells.get(row)?.[at])).find((text) => text !== '');
    if (item && value !== undefined && entry.value === '')
      odd.notices.push(find(row, 'value', { code: 'value-unused', params: { value, item: item.name } }));
    const twice = resultBefore(entry);
    if (item && twice)
      odd.notices.push(find(row, 'item', { code: 'result-twice', params: { item: item.name, ...twice } }));
    // A fact (迟到) carries no points: its ground is the attendance sheet.
    if (entry.basis === '' && (!item || kindOf(item).face(item, entry, '') !== null)) bare.push(row);
  }
  const [first] = bare;
  if (first !== undefined) {
    const params = { count: bare.length, rows: listed(bare) };
    odd.notices.push({
      ...find(first, 'basis', { code: 'no-basis', params }),
      column: title('basis') ?? '依据'
    });
  }
  return odd;
}

/** Writes a number as people read it aloud: Ｑ1, q1 and "Q 1" are one. */
const asWritten = (id: string) => id.normalize('NFKC').replace(/\s/g, '').toLowerCase();

const listed = (rows: readonly number[]) => `${rows.slice(0, 8).join('、')}${rows.length > 8 ? '…' : ''}`;
