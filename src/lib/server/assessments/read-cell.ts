import { formatPoints, parseHundredths, typedNumber, type Item } from '$lib/points';
import type { Told } from '../problem';

/** More of one fault than anybody enters for a community in a year. */
const mostTimes = 999;

/**
 * What somebody typed into a cell: hundredths of a figure, times of a clause; null when it was left empty. Full-width
 * digits and signs are understood. What can't be read is told, so that all of it can be told together.
 */
export function readCell(
  item: Pick<Item, 'name'> & ({ kind: 'assess'; max: number } | { kind: 'clause' }),
  typed: string
): { value: number | null } | { told: Told<'bad-score' | 'bad-times'> } {
  const text = typedNumber(typed);
  if (text === '') return { value: null };
  if (item.kind === 'clause') {
    if (/^\d{1,3}$/.test(text)) return { value: Number(text) || null };
    return { told: { code: 'bad-times', params: { value: typed, name: item.name, most: mostTimes } } };
  }
  const value = parseHundredths(text);
  if (value === null || value < 0 || value > item.max)
    return {
      told: { code: 'bad-score', params: { value: typed, name: item.name, most: formatPoints(item.max) } }
    };
  return { value };
}
