import { leftTexts } from './texts';
import type { ReadingContext } from './reading-context';
import type { Block, BlockColumn } from './blocks';
import type { CellAccount } from './cell-account';
import type { Form } from './form';
import { isBesideHeading, listField, type ListField } from './headings';
import { lineIn } from './list-line';
import { personRows } from './person-rows';
import { leaveOut } from './questions';
import type { ReadEntry } from './reading';
import type { Unseen } from './unseen';
import type { BlockReading } from './open-block';

/** Reads a list with one line for each thing that happened: 日期|姓名|事项|数量. */
export function readListBlock(
  form: Form,
  block: Block,
  around: ReadingContext,
  account: CellAccount,
  unseen: Unseen
): BlockReading {
  const people = new Set([block.name, block.number]);
  const columns = block.columns.filter(({ column }) => !people.has(column));
  const fields = fieldsOf(columns);
  account.read(block.headings.filter(({ column }) => people.has(column)));
  for (const { cells } of fields.values()) account.read(cells);
  const rows = personRows(form, block, around, account, unseen);
  const known = new Set(fields.values());
  for (const column of columns) {
    if (known.has(column)) continue;
    const cells = rows.flatMap(({ row }) => form.at(row, column.column) ?? []);
    if (isBesideHeading(column.label) || cells.length === 0)
      account.omit([...column.cells, ...cells], 'beside', leftTexts.beside(column.label));
  }
  const entries = rows.flatMap((row): ReadEntry[] => {
    const cells = [...fields.values()].flatMap(({ column }) => form.at(row.row, column) ?? []);
    const read = lineIn(
      (field) => {
        const column = fields.get(field);
        return column ? form.over(row.row, column.column) : null;
      },
      row,
      around
    );
    if (cells.some((cell) => unseen.keeps(cell))) {
      const worth = read.is === 'line' ? read.entry.points : 0;
      for (const [at, cell] of cells.entries()) unseen.holds(cell, at === 0 ? worth : 0);
      return [];
    }
    if (read.is === 'asked') {
      if (around.answers(read.question.id) === leaveOut.key) account.omit(cells, 'chosen', leftTexts.chosen);
      else account.ask(cells, read.question);
      return [];
    }
    account.read(cells);
    const remarks = cells.some(({ formula }) => formula !== undefined) ? ['saved-result'] : [];
    return [{ ...read.entry, cells: account.names(cells), remarks }];
  });
  return { entries, totals: { compared: 0, differing: [] } };
}

function fieldsOf(columns: readonly BlockColumn[]): Map<ListField, BlockColumn> {
  const fields = new Map<ListField, BlockColumn>();
  for (const column of columns) {
    const field = column.path.length === 1 ? listField(column.path[0] ?? '') : null;
    if (field && !fields.has(field)) fields.set(field, column);
  }
  return fields;
}
