import { isPresent, servedSince, type Subject } from '$lib/points';

/**
 * The first sealed period in which somebody's presence would change; null when there is none. Presence
 * decides ranks and a month's standing awards, so a change would rewrite what is closed without an entry
 * (M4).
 * @param sealed the sealed periods that hold a result of this person, as they end: a typo in a newcomer's
 * dates can be corrected until the first period with them is sealed
 * @param first the unit's first month: nothing depends on earlier days (M15)
 */
export function sealedPeriodTouched(
  before: Subject,
  after: Subject,
  sealed: readonly string[],
  first: string
): string | null {
  const [was, is] = [servedSince(before, first), servedSince(after, first)];
  return sealed.find((period) => isPresent(was, period) !== isPresent(is, period)) ?? null;
}
