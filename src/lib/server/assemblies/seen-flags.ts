import type { Rules } from '$lib/points';
import { classOf, isClosed } from '../outcomes/outcome-class';

/**
 * What a reader sees of the proposals that concern a member: discipline is for the committee and the person alone, a recorder
 * who isn't in the committee sees nothing of it, nor that there is any.
 */
export function seenFlags<Flag extends { rule: string }>(
  flags: readonly Flag[],
  rules: Pick<Rules, 'outcomes' | 'conversions'>,
  closed: boolean
): Flag[] {
  return flags.filter(({ rule }) => closed || !isClosed(classOf(rules, rule)));
}
