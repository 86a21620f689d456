import { typedNumber } from '$lib/points';
import { Problem } from '../../platform/problem/problem';
import type { BallotPaper } from './ballots';

const largest = 99_999;

/**
 * The number that is written on a paper, as typed.
 * @throws Problem `bad-paper-number`
 */
export function paperNumber(typed: string): number {
  const text = typedNumber(typed);
  if (!/^\d{1,5}$/.test(text) || Number(text) < 1 || Number(text) > largest)
    throw new Problem('bad-paper-number', 422);
  return Number(text);
}

/**
 * A number for a list, which has none: the one after the last paper's; after the largest, the largest that is free.
 * @throws Problem `bad-paper-number` when all are taken
 */
export function freeNumber(papers: readonly Pick<BallotPaper, 'no'>[]): number {
  const taken = new Set(papers.map(({ no }) => no));
  const last = papers.reduce((most, { no }) => Math.max(most, no), 0);
  if (last < largest) return last + 1;
  for (let no = largest; no >= 1; no -= 1) if (!taken.has(no)) return no;
  throw new Problem('bad-paper-number', 422);
}
