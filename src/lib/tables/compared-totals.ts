import type { ComparedTotals, ReadEntry } from './reading';
import { isOneBase } from './times-or-points';
import type { FormTotals } from './open-block';
import { numberAt, type WideTable } from './wide-table';

/** How many of a form's own totals were compared with what was read, and which differ. Differences are said, never booked. */
export function comparedTotals(
  table: WideTable,
  entries: readonly ReadEntry[],
  { whole, awards }: FormTotals
): ComparedTotals {
  const points = new Map<number, number>();
  for (const { cells, points: worth } of entries) {
    const row = Number(/\d+$/.exec(cells[0] ?? '')?.[0]);
    points.set(row, (points.get(row) ?? 0) + worth);
  }
  const compared = table.rows.flatMap(({ row }) => {
    const cell = whole && table.form.at(row, whole.column);
    const said = numberAt(table, row, whole);
    if (!cell || said === null || table.unseen.keeps(cell)) return [];
    const given = awards.reduce((so, { column }) => so + (numberAt(table, row, column) ?? 0), 0);
    return [{ cell, difference: said - given - (points.get(row) ?? 0) }];
  });
  const agrees = isOneBase(compared.map(({ difference }) => difference));
  return {
    compared: compared.length,
    differing: agrees
      ? []
      : compared.flatMap(({ cell, difference }) => (difference === 0 ? [] : [table.account.nameOf(cell)]))
  };
}
