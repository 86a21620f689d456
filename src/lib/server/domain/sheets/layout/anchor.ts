/** The place at which a sheet names people: the row of the header, and its columns. */
export interface HeaderAnchor {
  /** place among the filled rows */
  row: number;
  name: number | null;
  number: number | null;
}
