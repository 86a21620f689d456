import { classOf, isClosedClass, type SchemeRules } from '$lib/points';

/**
 * The proposals concerning a member that a reader may see. Discipline is for the committee and the person
 * alone: a recorder who isn't in the committee sees none of it, nor that there is any.
 */
export function seenFlags<Flag extends { rule: string }>(
  flags: readonly Flag[],
  rules: Pick<SchemeRules, 'outcomes' | 'conversions'>,
  closed: boolean
): Flag[] {
  return flags.filter(({ rule }) => closed || !isClosedClass(classOf(rules, rule)));
}
