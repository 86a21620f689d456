import * as v from 'valibot';
import { itemKeys } from '../../scheme/shape';
import { kindDefaults, unbounded, type KindOfShape } from '../kind';
import { canonicalValue, pointsIn } from '../value';

export const resolutionShape = v.strictObject({ ...itemKeys, kind: v.literal('resolution') });

/** The number in `value`, either sign, only with a `basis`. */
export const resolution: KindOfShape<typeof resolutionShape> = {
  ...kindDefaults,
  needsBasis: () => true,
  readValue: (_item, text) => canonicalValue(text),
  face: (_item, entry) => pointsIn(entry.value),
  bounds: () => unbounded,
  words: () => ({ zh: '由会议决议', en: 'by resolution' })
};
