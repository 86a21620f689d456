import { questionTexts, readingTexts } from './texts';
import type { Hundredths } from '../points';
import type { FigureUnit } from './cell-number';
import { columnKey } from './column-use';
import type { DecidedColumn, ColumnOfItem } from './column-of-item';
import { questionId, reading } from './questions';
import type { OpenBlock } from './open-block';
import { cellsUnder, itemCellAt, numberAt, worthOfColumns, type WideTable } from './wide-table';

const units: readonly FigureUnit[] = ['times', 'points'];

/**
 * Decides whether the cells of a sheet's blocks hold times or points: by the form's own totals, or because they can't be points; else
 * it is asked once for the whole form. Columns that are asked about don't come back.
 *
 * @returns the decided columns of each block
 */
export function withUnits(blocks: readonly OpenBlock[]): DecidedColumn[][] {
  const open = blocks.flatMap(({ table, items }) =>
    items.flatMap((column) => (column.as === null ? [{ table, column }] : []))
  );
  const decided = (as: FigureUnit) =>
    blocks.map(({ items }) => items.map((one) => ({ ...one, as: one.as ?? as })));
  const [first] = open;
  const filled = open.flatMap(({ table, column }) => cellsUnder(table, column.column));
  if (!first || filled.length === 0) return decided('times');
  const { account, around } = first.table;
  const keys = new Set(open.map(({ column }) => columnKey(column.column)));
  const id = questionId('times-or-points', ...[...keys].sort());
  const answer = around.answers(id);
  if (answer === 'times' || answer === 'points') return decided(answer);
  const proven = units.filter((as) => isProven(blocks, decided(as)));
  const [only] = proven;
  if (only && proven.length === 1) return decided(only);
  if (cannotBePoints(open)) return decided('times');
  account.ask([...open.flatMap(({ column }) => column.column.cells), ...filled], {
    id,
    code: 'times-or-points',
    text: questionTexts.timesOrPoints([...new Set(open.map(({ column }) => column.column.label))]),
    readings: units.map((as) => reading(as, readingTexts[as], worthOfAll(open, as))),
    proposal: null
  });
  return blocks.map(({ items }) => items.flatMap((one) => (one.as === null ? [] : [{ ...one, as: one.as }])));
}

interface OpenColumn {
  table: WideTable;
  column: ColumnOfItem;
}

function worthOfAll(open: readonly OpenColumn[], as: FigureUnit): Hundredths | null {
  const sums = open.map(({ table, column }) => worthOfColumns(table, [{ ...column, as }]));
  return sums.some((sum) => sum === null) ? null : sums.reduce<number>((all, sum) => all + (sum ?? 0), 0);
}

/** Several cells, a quarter at least, that no number of times would give as points: more than a slip of the pen. */
function cannotBePoints(open: readonly OpenColumn[]): boolean {
  const cells = (as: FigureUnit) =>
    open.flatMap(({ table, column }) =>
      table.rows.map((row) => itemCellAt(table, column, as, row)).filter(({ is }) => is !== 'nothing')
    );
  const refused = (as: FigureUnit) => cells(as).filter(({ is }) => is === 'unclear').length;
  const asPoints = refused('points');
  return asPoints >= 2 && asPoints * 4 >= cells('points').length && refused('times') === 0;
}

/**
 * Whether readings add up to the form's own totals in every row that has one, up to points that everybody has alike (a base that has
 * no column).
 */
function isProven(blocks: readonly OpenBlock[], decided: readonly (readonly DecidedColumn[])[]): boolean {
  const differences: number[] = [];
  for (const [at, { table, totals }] of blocks.entries())
    for (const row of table.rows) {
      const said = numberAt(table, row.row, totals.whole);
      if (said === null) continue;
      const sum = worthOfColumns(table, decided[at] ?? [], [row]);
      if (sum === null) return false;
      const given = totals.awards.reduce((so, { column }) => so + (numberAt(table, row.row, column) ?? 0), 0);
      differences.push(said - sum - given);
    }
  return differences.length > 0 && isOneBase(differences);
}

/** Whether what is missing from the totals is nothing, or the same for at least three people. */
export function isOneBase(differences: readonly number[]): boolean {
  const [first = 0] = differences;
  return differences.every((one) => one === first) && (first === 0 || (first > 0 && differences.length > 2));
}
