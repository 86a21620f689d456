import { formatPoints, parseHundredths, typedNumber, type Item } from '$lib/points';
import { Problem } from '../problem';

/** More of one fault than anybody enters for a community in a year. */
const mostTimes = 999;

/**
 * What somebody typed into a cell: hundredths of a figure, times of a clause; null when it was left empty. Full-width
 * digits and signs are understood.
 * @throws Problem `bad-score`, of a clause `bad-times`
 */
export function readCell(
  item: Pick<Item, 'name'> & ({ kind: 'assess'; max: number } | { kind: 'clause' }),
  typed: string
): number | null {
  const text = typedNumber(typed);
  if (text === '') return null;
  if (item.kind === 'clause') {
    if (/^\d{1,3}$/.test(text)) return Number(text) === 0 ? null : Number(text);
    throw new Problem('bad-times', 422, { value: typed, name: item.name, most: mostTimes });
  }
  const value = parseHundredths(text);
  if (value === null || value < 0 || value > item.max)
    throw new Problem('bad-score', 422, { value: typed, name: item.name, most: formatPoints(item.max) });
  return value;
}
