import * as v from 'valibot';
import type { Hundredths } from '../hundredths';
import { perFull, perFullShape, type ConvertedPoints } from './per-full';

/** All kinds of conversions. A new kind is a file beside this one, and a line in both tables. */
export const conversionShape = v.variant('kind', [perFullShape]);
export type ConversionRule = v.InferOutput<typeof conversionShape>;

const kinds = { 'per-full': perFull };

/** Whether this version has the kind; false for one that a later version has added. */
export function hasConversion(rule: ConversionRule): boolean {
  return rule.kind in kinds;
}

/**
 * Converts a subject's year to date by section.
 * @returns only conversions above 0
 */
export function convert(rule: ConversionRule, ytd: Record<string, Hundredths>): ConvertedPoints {
  return kinds[rule.kind](rule, ytd);
}
