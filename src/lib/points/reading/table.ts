/** One cell as a spreadsheet holds it. A Date is midnight UTC of its day. */
export type TableCell = string | number | boolean | Date | null;

/** A sheet with its header found. Rows count as a spreadsheet counts them: the header of a plain file is row 1. */
export interface ReadTable {
  file: string;
  sheet?: string;
  header: string[];
  /** row of the header; 1 unless the sheet has rows above it */
  headerRow?: number;
  rows: { row: number; cells: TableCell[] }[];
}
