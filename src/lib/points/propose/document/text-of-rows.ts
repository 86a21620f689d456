import { textOf } from '../../reading/cells';
import type { TableCell } from '../../reading/table';
import { columnsIn } from '../sheet-columns';

/**
 * A sheet as a document: a line for each row. Its cells stand between tabs when it is a table of items, else they are
 * running text.
 */
export function textOfRows(rows: readonly (readonly TableCell[])[]): string {
  const isTable = rows.slice(0, 20).some((cells) => columnsIn(cells) !== null);
  return rows
    .map((cells) => cells.map((cell) => textOf(cell).replace(/[\t\r\n]+/g, ' ')).join(isTable ? '\t' : ' '))
    .join('\n');
}
