import type { Json } from '$lib/notice';

/**
 * The content of one change, by its number: all columns of its row, and of the rows that only make sense
 * together with it.
 */
export type ChangeContent = readonly [seq: number, content: Json];
