import type { Json } from '$lib/notice';

/** What one change wrote, by its number: all columns of its row, and of what only makes sense together with it. */
export type Content = readonly [seq: number, content: Json];
