import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables/tables';

/** A row that a command has written, by the name under which the trail commits to it (`committedRows`), and its id. */
export interface TouchedRow {
  what: string;
  id: string;
}

const touchedBy = new WeakMap<object, TouchedRow[]>();

/**
 * Notes that the transaction has written a row which can change later, so that the command's record commits to it.
 * Without a record at its end, as in a fixture that writes by itself, the note leads to nothing.
 */
export function touchRow(db: Kysely<Tables>, what: string, id: string): void {
  const touched = touchedBy.get(db);
  if (touched) touched.push({ what, id });
  else touchedBy.set(db, [{ what, id }]);
}

/** Gives the rows that the transaction has written since the last call, each once. */
export function takeTouched(db: Kysely<Tables>): TouchedRow[] {
  const touched = touchedBy.get(db) ?? [];
  touchedBy.delete(db);
  return [...new Map(touched.map((row) => [`${row.what} ${row.id}`, row])).values()];
}
