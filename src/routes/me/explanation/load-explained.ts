import { fetched } from '$lib/local/fetched';
import type * as Explained from './explained';

/** Loads the explanation's code; null where it can't be fetched, because the score stands without it. */
export async function loadExplained(): Promise<typeof Explained | null> {
  return fetched(import('./explained'));
}
