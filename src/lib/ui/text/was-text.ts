import { m } from '$lib/text';
import { figureText } from './figure-text';

/** Says that a figure was corrected, and what was published first. */
export function wasText({ amount, rank }: { amount: number | null; rank: number | null }): string {
  const points = figureText(amount);
  return rank === null ? m.common_was({ points }) : m.common_was_ranked({ points, rank });
}
