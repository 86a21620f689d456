import * as v from 'valibot';
import { itemKeys } from '../../scheme/shape';
import { kindDefaults, type KindOfShape } from '../kind';

export const factShape = v.strictObject({ ...itemKeys, kind: v.literal('fact') });

/** Counts nothing by itself; another item, or an outcome, looks at it. */
export const fact: KindOfShape<typeof factShape> = {
  ...kindDefaults,
  hasQuantity: true,
  readValue: () => '',
  face: () => null,
  bounds: () => ({ entry: 0, adds: 0, takes: 0 }),
  neverCounts: (_item, looked) =>
    looked
      ? null
      : {
          zh: '没有别的项目用到它，登记了也不起作用',
          en: 'nothing else looks at it: entries have no effect'
        },
  words: () => ({ zh: '只记录，本身不计分', en: 'on record; counts nothing by itself' })
};
