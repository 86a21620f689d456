import { isPractising } from '../../practising';
import type { CountedForms } from './unsent';

/**
 * Loads `countUnsent` and calls it. In a practice year the answer is 0: signing in or out deletes nothing then.
 *
 * @returns null where the phone's storage can't be read, which keeps nobody from signing in or out
 */
export async function unsentHere(counted: CountedForms | null = null): Promise<number | null> {
  if (isPractising()) return 0;
  try {
    const { countUnsent } = await import('./unsent');
    return await countUnsent(counted);
  } catch (error) {
    console.warn(error);
    return null;
  }
}
