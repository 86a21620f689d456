/**
 * The limits of one upload. A county's entries of a year are a tenth of it; a larger upload is a mistake or
 * an attack.
 */
export const importLimits = {
  /** one file, in bytes */
  file: 5 * 1024 * 1024,
  /** files dropped together */
  files: 4,
  /** all of them in one form, in bytes: `server.ts` lets in no more */
  body: 8 * 1024 * 1024,
  /** parts of one workbook: sheets, styles, pictures, themes */
  parts: 400,
  /** all parts of one workbook, inflated */
  inflated: 48 * 1024 * 1024,
  /** inflated against packed: spreadsheets reach about 30, the format's bound is 1032 */
  ratio: 200,
  /** sheets of one workbook that are read */
  sheets: 20,
  rows: 5000,
  /** lines of one CSV, with the empty ones that formatted rows leave behind */
  lines: 100_000,
  columns: 256,
  /** filled cells of one workbook: each takes 10 µs to read, while nobody else is served */
  cells: 300_000,
  /** rows times columns of all sheets, filled or not: each takes its place in memory */
  area: 2_000_000,
  /** the longest text in one cell that is read at all */
  cell: 2000,
  /**
   * quantity of one item in one row: more than `usual` (the days of a month) is questioned, more than
   * `quantity` is refused
   */
  usual: 31,
  quantity: 1_000_000
} as const;
