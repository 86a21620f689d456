/** Rows a statement: SQLite takes 32,766 bound values, no table here has more than 20 columns. */
const rowsAtOnce = 500;

/** Splits a list into pieces that one statement can bind. */
export function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let at = 0; at < items.length; at += rowsAtOnce) yield items.slice(at, at + rowsAtOnce);
}
