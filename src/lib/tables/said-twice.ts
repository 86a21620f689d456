import { leftTexts, questionTexts, readingTexts, type Both } from './texts';
import { columnKey } from './column-use';
import type { ColumnOfItem } from './column-of-item';
import { questionId, reading } from './questions';
import { cellsUnder, itemCellAt, numberAt, wholeColumn, worthOf, type WideTable } from './wide-table';

/**
 * 次数 and 得分 of one item say the same twice: times are read, where the points beside them agree in each row. The same item in
 * several weeks is read in each; anything else that stands twice is asked about.
 */
export function withoutSaidTwice(table: WideTable, items: readonly ColumnOfItem[]): ColumnOfItem[] {
  const groups = new Map<string, ColumnOfItem[]>();
  for (const one of items) {
    const key = `${one.item.id} ${one.time}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const kept = new Set(
    [...groups.values()].flatMap((group) => (group.length === 1 ? group : keptOf(table, group)))
  );
  return items.filter((one) => kept.has(one));
}

function keptOf(table: WideTable, group: readonly ColumnOfItem[]): ColumnOfItem[] {
  const [first] = group;
  if (!first) return [];
  const { account, around } = table;
  const times = group.find(({ as }) => as === 'times');
  const points = group.find(({ as }) => as === 'points');
  const omit = (column: ColumnOfItem, code: 'said-twice' | 'chosen', why: Both) =>
    account.omit(wholeColumn(table, column.column), code, why);
  if (times && points && group.length === 2 && agree(table, times, points)) {
    omit(points, 'said-twice', leftTexts.saidTwice(points.column.label, times.column.label));
    return [times];
  }
  const id = questionId('twice-in-form', ...group.map(({ column }) => columnKey(column)));
  const answer = around.answers(id);
  if (answer === 'all') return [...group];
  const chosen = group.find(({ column }) => `column:${columnKey(column)}` === answer);
  if (chosen) {
    for (const one of group) if (one !== chosen) omit(one, 'chosen', leftTexts.chosen);
    return [chosen];
  }
  account.ask(
    group.flatMap(({ column }) => [...column.cells, ...cellsUnder(table, column)]),
    {
      id,
      code: 'twice-in-form',
      text: questionTexts.twice(
        group.map(({ column }) => column.label),
        first.item
      ),
      readings: [
        ...group.map(({ column }) =>
          reading(`column:${columnKey(column)}`, readingTexts.onlyColumn(column.label), null)
        ),
        reading('all', readingTexts.all, null)
      ],
      proposal: null
    }
  );
  return [];
}

function agree(table: WideTable, times: ColumnOfItem, points: ColumnOfItem): boolean {
  return table.rows.every((row) => {
    const worth = worthOf(itemCellAt(table, times, 'times', row));
    return worth !== null && Math.abs(worth) === Math.abs(numberAt(table, row.row, points.column) ?? 0);
  });
}
