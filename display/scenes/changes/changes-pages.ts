import type { SnapshotChange } from '$lib/notice';
import { evenParts } from '../paging';

/** Rows that stay readable from the back of a hall, whichever way the screen hangs. */
const rowsPerPage = 7;

export function changesPages(changes: readonly SnapshotChange[]): SnapshotChange[][] {
  return evenParts(changes, rowsPerPage);
}
