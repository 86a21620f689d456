import { monthOf } from '$lib/calendar';
import { entryHeadings } from '$lib/points';
import type { BookedEntry } from '../../ledger/ledger';
import { reversalOf } from '../../ledger/reversal-of';
import type { FoundTable } from '../files/find-table';
import { titleOf } from '../plan/columns';

/** The content that a corrected line should have had, as typed into the form. */
export interface RightContent {
  /** 编号 */
  subject: string;
  item: string;
  date: string;
  quantity: string;
  value: string;
  matter: string;
  basis: string;
}

/** A correction of one booked line, as its form was filled in. */
export interface LineCorrection {
  /** 流水号 of the line */
  line: string;
  /** why it is wrong; printed as the basis of the reversal */
  reason: string;
  /** the content that is booked instead; null: the line is only taken back */
  instead: RightContent | null;
}

/**
 * Writes a correction as the table that a recorder would make by hand: a row that reverses the line (M7), and a
 * row with the right content. It is therefore read, checked and booked like any other table.
 * @param number gives the next free 流水号
 * @param open the open month
 */
export function correctionTable(
  { reason, instead }: LineCorrection,
  line: BookedEntry,
  { number, open }: { number: () => string; open: string }
): FoundTable {
  const undoing = reversalOf(line, open);
  const rows: Partial<Record<keyof typeof entryHeadings, string>>[] = [
    {
      id: number(),
      subject: line.subject,
      date: undoing.date,
      period: undoing.period,
      basis: reason,
      reverses: line.id
    }
  ];
  if (instead) rows.push({ id: number(), ...instead, period: monthInstead(line, instead.date) });
  const fields = Object.keys(entryHeadings) as (keyof typeof entryHeadings)[];
  return {
    kind: 'entries',
    sheet: '',
    left: [],
    table: {
      file: '',
      header: fields.map((field) => titleOf('entries', field)),
      rows: rows.map((row, n) => ({ row: n + 1, cells: fields.map((field) => row[field] ?? null) }))
    }
  };
}

/** The month stays the line's own while its day stays in its month; another month's day brings its own. */
function monthInstead(line: BookedEntry, date: string): string {
  return date.slice(0, 7) === monthOf(line.date) ? line.period : '';
}
