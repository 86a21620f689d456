import * as v from 'valibot';
import { formatPoints, parseHundredths } from '../hundredths';
import { itemKeys } from '../shape';
import type { Kind } from './kind';

/** The number in `value`, either sign, only with a `basis`. */
export const resolutionShape = v.strictObject({ ...itemKeys, kind: v.literal('resolution') });
export type ResolutionItem = v.InferOutput<typeof resolutionShape>;

export const resolution = {
  entered: true,
  hasQuantity: false,
  needsBasis: true,
  monthly: () => false,
  readValue(_item, text) {
    const points = parseHundredths(text);
    return points === null ? null : formatPoints(points).replace('−', '-');
  },
  face: (_item, entry) => parseHundredths(entry.value) ?? 0
} satisfies Kind<ResolutionItem>;
