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
    parts: { day: string } | { month: string; column: string },
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
          : `表${which}${parts.month}-${subject}-${item}-${tag(parts.column)}`;
      for (let time = 1; ; time += 1) {
        const id = time === 1 ? base : `${base}~${time}`;
        const before = byId.get(id) ?? null;
        if (!before || !reversed.has(id)) return { id, before, wasReversed: time > 1 };
      }
    }
  };
}

const tag = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 6);

/** Whether a number is of this sheet's making, in this month. */
export function madeFor(id: string, month: string, no: number): 'days' | 'columns' | null {
  const which = no > 1 ? `${no}-` : '';
  if (id.startsWith(`考${which}${month}-`)) return 'days';
  return id.startsWith(`表${which}${month}-`) ? 'columns' : null;
}
