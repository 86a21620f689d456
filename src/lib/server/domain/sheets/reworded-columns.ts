import type { Item } from '$lib/points';
import type { BookedEntry } from '../ledger/ledger';
import { bookedColumns, madeFor, type BookedColumn } from './entry-ids';

/** A column of a sheet that stands for an item, with everybody's value and the tag of its header. */
export interface ItemColumn extends BookedColumn {
  /** index of the column */
  at: number;
  item: Item;
  /** YYYY-MM */
  month: string;
}

/** The unit's booked entries, and which sheet of its month this is, on which ground. */
interface BookedSheet {
  booked: readonly BookedEntry[];
  no: number;
  basis: string;
}

/**
 * Finds columns whose header was reworded since the sheet was booked: nobody has anything under the new one, and what everybody
 * has under one that is gone is exactly this.
 * @returns by index of the column, the tag under which it was booked
 */
export function rewordedColumns(columns: readonly ItemColumn[], sheet: BookedSheet): Map<number, string> {
  const found = new Map<number, string>();
  if (!isSameSheet(columns, sheet)) return found;
  const taken = new Set<string>();
  for (const column of columns) {
    if (column.values.size === 0 || isKnown(column, sheet)) continue;
    const gone = bookedOf(column, sheet).find(
      ({ tag, values }) =>
        !taken.has(`${column.month} ${tag}`) &&
        columns.every((other) => other.month !== column.month || other.tag !== tag) &&
        hasSameValues(values, column.values)
    );
    if (!gone) continue;
    taken.add(`${column.month} ${gone.tag}`);
    found.set(column.at, gone.tag);
  }
  return found;
}

/**
 * Whether a sheet is one that was booked before: a column is known by its own header, or the ground is the same. A second
 * sheet of the month is neither.
 */
function isSameSheet(columns: readonly ItemColumn[], sheet: BookedSheet): boolean {
  const isOnSameGround = sheet.booked.some(({ id, basis }) =>
    columns.some(({ month }) => madeFor(id, month, sheet.no) === 'columns' && basis === sheet.basis)
  );
  return isOnSameGround || columns.some((column) => isKnown(column, sheet));
}

function isKnown(column: ItemColumn, sheet: BookedSheet): boolean {
  return bookedOf(column, sheet).some(({ tag }) => tag === column.tag);
}

/** The columns under which the item was booked in the month. */
function bookedOf({ item, month }: ItemColumn, { booked, no }: BookedSheet): BookedColumn[] {
  return bookedColumns(booked, { month, no, item: item.id });
}

function hasSameValues(before: BookedColumn['values'], now: BookedColumn['values']): boolean {
  if (before.size !== now.size) return false;
  return [...now].every(([subject, { quantity, value }]) => {
    const was = before.get(subject);
    return was?.quantity === quantity && was.value === value;
  });
}
