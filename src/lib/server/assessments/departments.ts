import type { Scheme } from '$lib/points';

/** The responsible departments (责任科室) that a scheme names, in the order of its items. */
export function departmentsOf(scheme: Pick<Scheme, 'items'>): string[] {
  return [...new Set(scheme.items.flatMap(({ department }) => department ?? []))];
}
