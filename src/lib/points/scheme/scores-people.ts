import type { Scheme } from './scheme';

/** Whether persons are scored, who have a post and a workplace: not communities or households. */
export function scoresPeople({ subjects }: Pick<Scheme, 'subjects'>): boolean {
  return subjects === undefined || subjects === 'members';
}
