import type { Hundredths } from '../points';
import type { Day } from '../calendar';
import type { Both } from './texts';

/**
 * A file's sheets read as a clerk reads them. Each filled cell ends in exactly one of read, asked and left out:
 * `filled = read + asked + leftOut`.
 */
export interface TableReading {
  sheets: SheetReading[];
  questions: Question[];
  leftOut: LeftOut[];
  cells: CellCounts;
  /** ids of answers to which this file has no question, or no such reading */
  unusedAnswers: string[];
}

/** The lines of a month. */
export interface Reading extends TableReading {
  entries: ReadEntry[];
  totals: ComparedTotals;
}

export interface CellCounts {
  filled: number;
  read: number;
  asked: number;
  leftOut: number;
}

/** The use that was made of a sheet. */
export interface SheetReading {
  name: string;
  kind: SheetKind;
  /** code of the reason */
  why: string;
}
export type SheetKind =
  'roster' | 'takeover' | 'entries' | 'people' | 'attendance' | 'other-month' | 'hidden' | 'none';

/** One line for the ledger, with the cells that say it. */
export interface ReadEntry {
  /** number that the file gives it; made from its content where it gives none */
  serial: string;
  /** 编号 of the person */
  person: string;
  /** id of the item */
  item: string;
  date: Day;
  quantity: number;
  value: string;
  /** worth of the line alone, without caps */
  points: Hundredths;
  basis: string;
  matter: string;
  cells: CellName[];
  /** codes of remarks: its figure is a formula's saved result, … */
  remarks: string[];
}

/** A cell's sheet and address: `表1!B3`. */
export type CellName = string;

/** Two or more ways in which cells can be read, of which somebody chooses one. */
export interface Question {
  /** made from content, so that the same form asks under the same id next month */
  id: string;
  cells: CellName[];
  code: QuestionCode;
  text: Both;
  readings: PossibleReading[];
  /** key of the reading that is offered; nothing is read by it until somebody has chosen */
  proposal: string | null;
}

export interface PossibleReading {
  key: string;
  text: Both;
  /** worth of all lines that it would make; null when it makes none */
  points: Hundredths | null;
}

/** Cells that nobody reads, and why. */
export interface LeftOut {
  cells: CellName[];
  code: LeftOutCode;
  text: Both;
}

export interface ComparedTotals {
  compared: number;
  differing: CellName[];
}

/** Choices by a question's id: the key of a reading. */
export type Answers = Readonly<Record<string, string>>;

export type QuestionCode =
  | 'hidden-rows'
  | 'filtered-rows'
  | 'hidden-columns'
  | 'hidden-sheet'
  | 'struck'
  | 'half-struck'
  | 'no-result'
  | 'times-or-points'
  | 'which-item'
  | 'which-mark'
  | 'twice-in-form'
  | 'unknown-person'
  | 'two-of-one-name'
  | 'number-or-name'
  | 'nobody-named'
  | 'person-twice'
  | 'which-day'
  | 'no-day'
  | 'unclear-value'
  | 'unclear-cell';

export type LeftOutCode =
  | 'title'
  | 'text-below'
  | 'heading'
  | 'totals'
  | 'beside'
  | 'nothing'
  | 'other-month'
  | 'said-twice'
  | 'chosen'
  | 'no-table';
