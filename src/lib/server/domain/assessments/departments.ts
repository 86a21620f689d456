import type { Scheme } from '$lib/points';
import { indicatorsOf } from './indicators';

/** The responsible departments (责任科室) that a scheme names, in the order of its items. */
export function departmentsOf(scheme: Pick<Scheme, 'items'>): string[] {
  return [...new Set(indicatorsOf(scheme).map(({ department }) => department))];
}
