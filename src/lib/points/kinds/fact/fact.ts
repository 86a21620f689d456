import * as v from 'valibot';
import { itemKeys } from '../../shape';
import { plain, type Registered } from '../kind';

const shape = v.strictObject({ ...itemKeys, kind: v.literal('fact') });

/** Counts nothing by itself; another item, or an outcome, looks at it. */
export const fact: Registered<typeof shape> = {
  ...plain,
  name: 'fact',
  shape,
  hasQuantity: true,
  readValue: () => '',
  face: () => null,
  words: () => ({ zh: '只记录，本身不计分', en: 'on record; counts nothing by itself' })
};
