/** Where people are named: the row of the header, and its columns. */
export interface Anchor {
  /** place among the filled rows */
  row: number;
  name: number | null;
  number: number | null;
}
