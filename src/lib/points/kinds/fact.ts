import * as v from 'valibot';
import { itemKeys } from '../shape';
import type { Kind } from './kind';

/** Counts nothing by itself; another item looks at it. */
export const factShape = v.strictObject({ ...itemKeys, kind: v.literal('fact') });
export type FactItem = v.InferOutput<typeof factShape>;

export const fact = {
  entered: true,
  hasQuantity: true,
  needsBasis: false,
  monthly: () => true,
  readValue: () => '',
  face: () => null
} satisfies Kind<FactItem>;
