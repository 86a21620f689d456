import type { CountedForms } from './unsent';

/**
 * Loads `countUnsent` and calls it.
 *
 * @returns null where the phone's storage can't be read, which keeps nobody from signing in or out
 */
export async function unsentHere(counted: CountedForms | null = null): Promise<number | null> {
  try {
    const { countUnsent } = await import('./unsent');
    return await countUnsent(counted);
  } catch (error) {
    console.warn(error);
    return null;
  }
}
