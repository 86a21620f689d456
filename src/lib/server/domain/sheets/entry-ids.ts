import { createHash } from 'node:crypto';
import type { BookedEntry } from '../ledger/ledger';

/**
 * Makes the numbers (流水号) of a sheet's entries. They are the same whenever the sheet is read, so that a
 * sheet booked twice is booked once: `考2026-10-08-u1-late`, `表2026-10-u1-activity-3f9c01` with six digits
 * of its column's header. An entry that was reversed since is followed by one with `~2`.
 */
export function entryIds(booked: readonly BookedEntry[]): {
  /** the number, the ledger's line under it, and whether lines before it were reversed */
  idOf(
    parts: { day: string } | { month: string; column: string } | { month: string; tag: string },
    subject: string,
    item: string,
    no: number
  ): {
    id: string;
    before: BookedEntry | null;
    wasReversed: boolean;
  };
} {
  const byId = new Map(booked.map((entry) => [entry.id, entry]));
  const reversed = new Set(booked.map(({ reverses }) => reverses));
  return {
    idOf(parts, subject, item, no) {
      const which = no > 1 ? `${no}-` : '';
      const base =
        'day' in parts
          ? `考${which}${parts.day}-${subject}-${item}`
          : `表${which}${parts.month}-${subject}-${item}-${'tag' in parts ? parts.tag : tagOf(parts.column)}`;
      for (let time = 1; ; time += 1) {
        const id = time === 1 ? base : `${base}~${time}`;
        const before = byId.get(id) ?? null;
        if (!before || !reversed.has(id)) return { id, before, wasReversed: time > 1 };
      }
    }
  };
}

/** Six digits of a column's header, by which its entries are known again. */
export const tagOf = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 6);

/** A column of a booked sheet: the digits of its header, and what each person has under it. */
export interface BookedColumn {
  tag: string;
  /** by 编号 */
  values: Map<string, Pick<BookedEntry, 'quantity' | 'value'>>;
}

/** The columns of an item that were booked from the sheets of a month, without what was reversed since. */
export function bookedColumns(
  booked: readonly BookedEntry[],
  { month, no, item }: { month: string; no: number; item: string }
): BookedColumn[] {
  const reversed = new Set(booked.map(({ reverses }) => reverses));
  const columns = new Map<string, BookedColumn>();
  for (const entry of booked) {
    const { id, subject, quantity, value } = entry;
    const head = `表${no > 1 ? `${no}-` : ''}${month}-${subject}-${item}-`;
    if (entry.item !== item || !id.startsWith(head) || reversed.has(id)) continue;
    const tag = id.slice(head.length).replace(/~\d+$/, '');
    const column = columns.get(tag) ?? {
      tag,
      values: new Map<string, Pick<BookedEntry, 'quantity' | 'value'>>()
    };
    columns.set(tag, column);
    column.values.set(subject, { quantity, value });
  }
  return [...columns.values()];
}

/** Whether a number is of this sheet's making, in this month. */
export function madeFor(id: string, month: string, no: number): 'days' | 'columns' | null {
  const which = no > 1 ? `${no}-` : '';
  if (id.startsWith(`考${which}${month}-`)) return 'days';
  return id.startsWith(`表${which}${month}-`) ? 'columns' : null;
}
