import { formatPoints, parseHundredths, typedNumber, type Item } from '$lib/points';
import type { MessageParams } from '../../platform/problem/problem';

/** The most times of one fault: more than anybody enters for a community in a year. */
const mostTimes = 999;

/**
 * Reads a cell as typed, with full-width digits and signs too: hundredths of a figure, grades below the best as whole hundreds,
 * or times of a clause; null: it is empty. A fault is returned, so that all of them can be shown together.
 */
export function readAssessmentCell(
  item: Pick<Item, 'name'> &
    ({ kind: 'assess'; max: number; perGrade?: number | undefined } | { kind: 'clause' }),
  typed: string
): { value: number | null } | { params: MessageParams<'bad-score' | 'bad-times' | 'bad-grades'> } {
  const text = typedNumber(typed);
  if (text === '') return { value: null };
  if (item.kind === 'clause') {
    if (/^\d{1,3}$/.test(text)) return { value: Number(text) || null };
    return { params: { code: 'bad-times', params: { value: typed, name: item.name, most: mostTimes } } };
  }
  if (item.perGrade !== undefined) {
    if (/^\d{1,2}$/.test(text)) return { value: Number(text) * 100 };
    return { params: { code: 'bad-grades', params: { value: typed, name: item.name } } };
  }
  const value = parseHundredths(text);
  if (value === null || value < 0 || value > item.max)
    return {
      params: { code: 'bad-score', params: { value: typed, name: item.name, most: formatPoints(item.max) } }
    };
  return { value };
}
