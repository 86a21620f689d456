import type { SupplementRow } from '$lib/notice';
import { evenParts } from '../paging';

/** Rows that stay readable from the back of a hall, whichever way the screen hangs. */
const rowsPerPage = 4;

export function supplementPages(rows: readonly SupplementRow[]): SupplementRow[][] {
  return evenParts(rows, rowsPerPage);
}
