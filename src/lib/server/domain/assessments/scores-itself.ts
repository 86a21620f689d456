import type { Scheme } from '$lib/points';

/**
 * Whether what is assessed also scores itself (自评分): communities do (B), people don't, to whom others give
 * their marks (E).
 */
export function scoresItself({ subjects }: Pick<Scheme, 'subjects'>): boolean {
  return subjects === 'communities';
}
