import type { BlanksArgument, Code, MessageParams } from '../../platform/problem/problem';

/** A file as it came: its name is only shown, never used as a path. */
export interface Upload {
  name: string;
  bytes: Uint8Array;
  /** it was no file: its name is ours, and says nothing of where it comes from */
  isPasted?: boolean;
}

/** A place in a file, counted like a spreadsheet: the header row of a plain CSV is 1. */
export interface SheetPlace {
  file: string;
  /** '' in a CSV */
  sheet: string;
  row: number | null;
  /** the header of the column */
  column: string | null;
}

/** Something to tell about a place: a problem refuses the whole import, a notice is only said. */
export type ImportFinding = SheetPlace & MessageParams;

/** Thrown while a file can't be read at all. */
export class Unreadable<C extends Code = Code> extends Error {
  readonly params: MessageParams;

  constructor(code: C, ...[params]: BlanksArgument<C>) {
    super(code);
    this.name = 'Unreadable';
    this.params = { code, params: params ?? {} } as MessageParams;
  }
}
