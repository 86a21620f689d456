import type { Day } from '$lib/calendar';
import type { RankMove } from '$lib/notice';
import type { SealedResult } from '../periods/periods';
import { hasLeftBefore } from '../roster/leave-reasons';

/**
 * Ranks gained or lost against the period before; null for who isn't ranked now, and for a newcomer who has left again.
 * @param ends the last day of the period
 */
export function moveOf(now: SealedResult, before: SealedResult | undefined, ends: Day): RankMove | null {
  if (now.rank === null) return null;
  if (!before || before.rank === null || before.pool !== now.pool)
    return hasLeftBefore(now, ends) ? null : { kind: 'new' };
  const gained = before.rank - now.rank;
  if (gained === 0) return { kind: 'same' };
  return { kind: gained > 0 ? 'up' : 'down', by: Math.abs(gained) };
}
