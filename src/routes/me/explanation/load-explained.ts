import type * as Explained from './explained';

/** Loads the explanation's code; null where it can't be fetched, because the score stands without it. */
export async function loadExplained(): Promise<typeof Explained | null> {
  try {
    return await import('./explained');
  } catch (error) {
    console.warn(error);
    return null;
  }
}
