import { yearOf } from '$lib/calendar';
import { parseHundredths } from '$lib/points';
import type { Decision } from '../decisions/decisions';
import type { BookedEntry } from '../ledger/ledger';

/** One entry's statement about a cell, with its ground. */
export interface CellStatement {
  entry: string;
  /** hundredths for a figure; number of times for a clause */
  value: number;
  basis: string;
  decision: Decision | null;
  /** the entry that undid it; null while it counts */
  undone: string | null;
}

/** The state of one community and item in a year. */
export interface AssessmentCell {
  subject: string;
  item: string;
  state: 'empty' | 'entered' | 'corrected';
  /** null: no value counts */
  value: number | null;
  /** oldest first */
  history: CellStatement[];
}

/** The cells of a year that have a history, by `subject item`. */
export type AssessmentCells = ReadonlyMap<string, AssessmentCell>;

export const cellKey = (subject: string, item: string) => `${subject} ${item}`;

/** Splits a cell's key. A number on the roster may contain spaces (社区 01), an item's id never does. */
export function cellNamed(key: string): { subject: string; item: string } {
  const at = key.lastIndexOf(' ');
  return { subject: key.slice(0, Math.max(0, at)), item: key.slice(at + 1) };
}

/** A cell that nothing was ever entered in. */
export const emptyCell = (subject: string, item: string): AssessmentCell => ({
  subject,
  item,
  value: null,
  state: 'empty',
  history: []
});

/**
 * Reads the cells of a year off the ledger. A figure is the valid entry, a clause counts all its valid
 * entries.
 * @param isFigure tells a figure from a clause; undefined: the item is neither
 */
export function assessmentCells(
  entries: readonly BookedEntry[],
  decisions: readonly Decision[],
  { year, isFigure }: { year: number; isFigure(item: string): boolean | undefined }
): AssessmentCells {
  // M13b: a later year's reversal leaves a closed one as it is.
  const inYear = entries.filter(({ period }) => yearOf(period) === year);
  // Corrections of the year before, after an objection, are booked and undone in this year; they don't
  // belong to this year's cells.
  const isOfEarlier = ({ id, date }: BookedEntry) => yearOf(date) < year && undoing.has(id);
  const undoing = new Map(inYear.flatMap(({ id, reverses }) => (reverses === null ? [] : [[reverses, id]])));
  const grounds = new Map(decisions.map((decision) => [decision.id, decision]));
  const cells = new Map<string, AssessmentCell>();
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
    const active = cell.history.filter(({ undone }) => undone === null);
    cell.value = active.length === 0 ? null : active.reduce((sum, { value }) => sum + value, 0);
    cell.state = active.length < cell.history.length ? 'corrected' : active.length > 0 ? 'entered' : 'empty';
  }
  return cells;
}
