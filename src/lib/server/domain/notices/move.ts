import type { RankMove } from '$lib/notice';
import type { SealedResult } from '../periods/periods';

/** Ranks gained or lost against the period before; null for who isn't ranked now. */
export function moveOf(now: SealedResult, before: SealedResult | undefined): RankMove | null {
  if (now.rank === null) return null;
  if (!before || before.rank === null || before.pool !== now.pool) return { kind: 'new' };
  const gained = before.rank - now.rank;
  if (gained === 0) return { kind: 'same' };
  return { kind: gained > 0 ? 'up' : 'down', by: Math.abs(gained) };
}
