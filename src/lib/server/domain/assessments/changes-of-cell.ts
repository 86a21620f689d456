import { formatPoints, type WrittenEntry } from '$lib/points';
import type { AssessmentCell } from './cells';

/** The fields that all entries of one saving share. */
export interface Booking {
  /** 31 December, and December: M13b */
  date: string;
  period: string;
  basis: string;
  number(): string;
}

/**
 * The entries that bring a cell to a value (M7: corrected by reversal and a new entry, never edited).
 * Further times of a clause are booked alone, so that each keeps its own ground.
 * @param wanted null: the cell shall be empty
 */
export function changesOfCell(
  cell: AssessmentCell,
  kind: 'figure' | 'times',
  wanted: number | null,
  booking: Booking
): WrittenEntry[] {
  if (wanted === cell.value) return [];
  const { subject, item } = cell;
  const { number, ...common } = booking;
  const entry = (more: Partial<WrittenEntry>): WrittenEntry => ({
    id: number(),
    subject,
    item,
    ...common,
    quantity: 1,
    value: '',
    matterText: '',
    reverses: null,
    ...more
  });
  const made = (value: number) =>
    kind === 'figure' ? entry({ value: formatPoints(value) }) : entry({ quantity: value });
  if (kind === 'times' && wanted !== null && wanted > (cell.value ?? 0))
    return [made(wanted - (cell.value ?? 0))];
  const active = cell.history.filter(({ undone }) => undone === null);
  const reversals = active.map((said) => entry({ item: '', reverses: said.entry }));
  return wanted === null ? reversals : [...reversals, made(wanted)];
}
