import { m } from '$lib/text';
import { figureText } from './figure-text';

/** Says that a figure was corrected, and what was published first. */
export function wasText({ amount, rank }: { amount: number | null; rank: number | null }): string {
  const was = m.common_was({ points: figureText(amount) });
  return rank === null ? was : `${was} · ${m.common_rank({ rank })}`;
}
