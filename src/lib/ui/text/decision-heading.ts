import type { Scheme } from '$lib/points';
import { m } from '$lib/text';

/** The heading over the bodies that ruled: 评定, or 初评、评定 where an assembly decides after a first assessment. */
export function decisionHeading({ assembly }: { assembly?: Scheme['assembly'] | boolean }): string {
  return assembly ? m.office_col_decision_first() : m.office_col_decision();
}
