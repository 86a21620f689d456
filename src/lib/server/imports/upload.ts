/** A file as it came: its name is only shown, never used as a path. */
export interface Upload {
  name: string;
  bytes: Uint8Array;
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
export interface Finding extends Place {
  /** its sentence is `problem_<code>` */
  code: string;
  params: Record<string, string | number>;
}

/** Thrown while a file can't be read at all. */
export class Unreadable extends Error {
  constructor(
    readonly code: string,
    readonly params: Record<string, string | number> = {}
  ) {
    super(code);
    this.name = 'Unreadable';
  }
}
