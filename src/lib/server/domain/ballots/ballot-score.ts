import { parseHundredths, typedNumber, type Hundredths } from '$lib/points';
import { Problem } from '../../platform/problem/problem';

/**
 * Reads a score as typed on a paper; null: none.
 * @throws Problem `bad-score` for what isn't from 0 to 100
 */
export function ballotScore(typed: string, name: string): Hundredths | null {
  const text = typedNumber(typed);
  if (text === '') return null;
  const score = parseHundredths(text);
  if (score === null || score < 0 || score > 100_00)
    throw new Problem('bad-score', 422, { value: typed, name, most: '100' });
  return score;
}
