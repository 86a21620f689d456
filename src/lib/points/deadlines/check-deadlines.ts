import type { Scheme } from '../scheme/scheme';
import { SchemeError } from '../scheme/scheme-error';
import type { SchemeSource } from '../scheme/scheme-lines';

/**
 * Checks that deadlines name what there is: each its own id, an item or outcome of the scheme, and a step
 * of the same rhythm that they follow.
 * @throws SchemeError `duplicate-id`, `unknown-reference`, with the line of the first fault
 */
export function checkDeadlines(
  { deadlines, items, outcomes }: Pick<Scheme, 'deadlines' | 'items' | 'outcomes'>,
  source: SchemeSource
): void {
  const seen = new Set<string>();
  deadlines.forEach(({ id, item, outcome, due, every }, n) => {
    const fail = (code: 'duplicate-id' | 'unknown-reference', key: string, detail: string) => {
      throw new SchemeError(code, source.lineOf(['deadlines', n, key]), { key, detail });
    };
    if (seen.has(id)) fail('duplicate-id', 'id', id);
    seen.add(id);
    if (item !== undefined && !items.some((one) => one.id === item)) fail('unknown-reference', 'item', item);
    if (outcome !== undefined && !outcomes.some((one) => one.id === outcome))
      fail('unknown-reference', 'outcome', outcome);
    // Only an earlier step can be followed, so that no two wait for each other.
    if (due.on !== 'promptly') return;
    const before = deadlines.slice(0, n).some((one) => one.step === due.after && one.every === every);
    if (!before) fail('unknown-reference', 'due', due.after);
  });
}
