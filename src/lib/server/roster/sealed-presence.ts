import { isPresent, type Subject } from '$lib/points';

/**
 * The first sealed period in which somebody would be present who wasn't, or the other way round; null when there is
 * none. Presence decides ranks, and a month's standing awards: a change would rewrite what is closed without an entry
 * (M4).
 *
 * @param sealed the sealed periods that hold a result of this person, as they end: a typo in a newcomer's dates can be
 *   mended until the first period with them is sealed
 */
export function sealedPeriodTouched(
  before: Subject,
  after: Subject,
  sealed: readonly string[]
): string | null {
  return sealed.find((period) => isPresent(before, period) !== isPresent(after, period)) ?? null;
}
