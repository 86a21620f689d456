import { periodKind } from '../../calendar';
import type { Scheme } from './scheme';

/** Whether a period's points are a first assessment that an assembly fixes later, with the quarter. */
export function isFirstAssessment({ assembly }: Pick<Scheme, 'assembly'>, period: string): boolean {
  return assembly !== undefined && periodKind(period) === 'month';
}
