import { objectionStatus } from '../objections/objection-status';
import type { Objection } from '../objections/objection';
import type { SpotFinding } from './spot-checks';

/**
 * The objection that a finding has opened, or found open already: somebody has to answer it. null: nothing was wrong, or no
 * notice showed the entry yet.
 */
export function spotObjection(
  { entry, at, finding }: Pick<SpotFinding, 'entry' | 'at' | 'finding'>,
  objections: readonly Objection[]
): Objection | null {
  if (finding !== 'wrong') return null;
  return (
    objections.find((each) => {
      if (each.way !== 'audit' || each.entry !== entry) return false;
      const { answer } = objectionStatus(each);
      return answer === null || answer.at > at;
    }) ?? null
  );
}
