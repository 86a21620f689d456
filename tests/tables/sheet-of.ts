import type { Sheet, SheetCell } from '$lib/tables';

/** A sheet of these rows, as if it had been read from a file. */
export function sheetOf(rows: readonly (readonly (string | number | null)[])[], name = '11月'): Sheet {
  const cells = rows.flatMap((row, y) =>
    row.flatMap((value, x): SheetCell[] =>
      value === null || value === '' ? [] : [{ row: y + 1, column: x + 1, value, shown: String(value) }]
    )
  );
  return { name, isHidden: false, cells, rows: new Map(), columns: new Set(), merges: [] };
}
