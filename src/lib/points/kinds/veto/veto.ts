import * as v from 'valibot';
import { itemKeys } from '../../scheme/shape';
import { kindDefaults, type KindOfShape } from '../kind';

export const vetoShape = v.strictObject({ ...itemKeys, kind: v.literal('veto') });

/** The balance is 0 for the rest of the year, from the month in which it is booked; lifted by a reversal only. */
export const veto: KindOfShape<typeof vetoShape> = {
  ...kindDefaults,
  isDeclared: false,
  readValue: () => '',
  face: () => 0,
  vetoes: true,
  bounds: () => ({ entry: 0, adds: 0, takes: 0 }),
  words: () => ({ zh: '一票否决，积分为零', en: 'veto: the balance is 0' })
};
