import type { BlanksArgument, Code, Told } from '../problem';

/** A file as it came: its name is only shown, never used as a path. */
export interface Upload {
  name: string;
  bytes: Uint8Array;
  /** it was no file: its name is ours, and says nothing of where it comes from */
  isPasted?: boolean;
}

/** Where something stands in a file, as a spreadsheet counts: the header row of a plain CSV is 1. */
export interface Place {
  file: string;
  /** '' in a CSV */
  sheet: string;
  row: number | null;
  /** the header of the column */
  column: string | null;
}

/** Something to tell about a place: a problem refuses the whole import, a notice is only said. */
export type Finding = Place & Told;

/** Thrown while a file can't be read at all. */
export class Unreadable<C extends Code = Code> extends Error {
  readonly told: Told;

  constructor(code: C, ...[params]: BlanksArgument<C>) {
    super(code);
    this.name = 'Unreadable';
    this.told = { code, params: params ?? {} } as Told;
  }
}
