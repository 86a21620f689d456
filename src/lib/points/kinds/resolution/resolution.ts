import * as v from 'valibot';
import { itemKeys } from '../../scheme/shape';
import { plain, unbounded, type Registered } from '../kind';
import { canonical, pointsIn } from '../value';

const shape = v.strictObject({ ...itemKeys, kind: v.literal('resolution') });

/** The number in `value`, either sign, only with a `basis`. */
export const resolution: Registered<typeof shape> = {
  ...plain,
  name: 'resolution',
  shape,
  needsBasis: () => true,
  readValue: (_item, text) => canonical(text),
  face: (_item, entry) => pointsIn(entry.value),
  bounds: () => unbounded,
  words: () => ({ zh: '由会议决议', en: 'by resolution' })
};
