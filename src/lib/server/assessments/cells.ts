import { parseHundredths } from '$lib/points';
import type { Decision } from '../decisions/decisions';
import type { BookedEntry } from '../ledger/ledger';

/** What an entry said of a cell, and on which ground. */
export interface Said {
  entry: string;
  /** hundredths of a figure; how many times of a clause */
  value: number;
  basis: string;
  decision: Decision | null;
  /** the entry that undid it; null while it stands */
  undone: string | null;
}

/** What stands for one community and item in a year. */
export interface Cell {
  subject: string;
  item: string;
  state: 'empty' | 'entered' | 'corrected';
  /** null: nothing stands */
  value: number | null;
  /** oldest first */
  history: Said[];
}

/** The cells of a year that have a history, by `subject item`. */
export type Cells = ReadonlyMap<string, Cell>;

export const cellKey = (subject: string, item: string) => `${subject} ${item}`;

/** What a key names. A number on the roster may hold spaces (社区 01), an item's id never does. */
export function cellNamed(key: string): { subject: string; item: string } {
  const at = key.lastIndexOf(' ');
  return { subject: key.slice(0, Math.max(0, at)), item: key.slice(at + 1) };
}

/** A cell that nothing was ever entered in. */
export const emptyCell = (subject: string, item: string): Cell => ({
  ...{ subject, item, value: null },
  state: 'empty',
  history: []
});

/**
 * Reads the cells of a year off the ledger. A figure is the entry that stands, a clause all times that stand.
 *
 * @param isFigure tells a figure from a clause; undefined: the item is neither
 */
export function cellsOf(
  entries: readonly BookedEntry[],
  decisions: readonly Decision[],
  { year, isFigure }: { year: number; isFigure(item: string): boolean | undefined }
): Cells {
  // M13b: a later year's reversal leaves a closed one as it is.
  const inYear = entries.filter(({ period }) => period.startsWith(`${year}-`));
  // What an objection puts right of the year before is booked and undone in this one: it says nothing of this one's cells.
  const isOfEarlier = ({ id, date }: BookedEntry) => date < `${year}-` && undoing.has(id);
  const undoing = new Map(inYear.flatMap(({ id, reverses }) => (reverses === null ? [] : [[reverses, id]])));
  const grounds = new Map(decisions.map((decision) => [decision.id, decision]));
  const cells = new Map<string, Cell>();
  for (const entry of inYear) {
    const figure = isFigure(entry.item);
    if (figure === undefined || isOfEarlier(entry)) continue;
    const key = cellKey(entry.subject, entry.item);
    const cell = cells.get(key) ?? emptyCell(entry.subject, entry.item);
    cells.set(key, cell);
    cell.history.push({
      entry: entry.id,
      value: figure ? (parseHundredths(entry.value) ?? 0) : entry.quantity,
      basis: entry.basis,
      decision: grounds.get(entry.decision) ?? null,
      undone: undoing.get(entry.id) ?? null
    });
  }
  for (const cell of cells.values()) {
    const standing = cell.history.filter(({ undone }) => undone === null);
    cell.value = standing.length === 0 ? null : standing.reduce((sum, { value }) => sum + value, 0);
    cell.state =
      standing.length < cell.history.length ? 'corrected' : standing.length > 0 ? 'entered' : 'empty';
  }
  return cells;
}
