import { isPresent, type Subject } from '$lib/points';

/**
 * The first sealed month in which somebody would be present who wasn't, or the other way round; null when there is
 * none. Presence decides a month's standing awards: a change would rewrite a closed month without an entry (M4).
 *
 * @param sealed the sealed months that hold a result of this person, oldest first: a typo in a newcomer's dates can be
 *   mended until the first month with them is sealed
 */
export function sealedMonthTouched(
  before: Subject,
  after: Subject,
  sealed: readonly string[]
): string | null {
  return sealed.find((period) => isPresent(before, period) !== isPresent(after, period)) ?? null;
}
