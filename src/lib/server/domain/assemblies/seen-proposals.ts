import { classOf, isClosedClass, type SchemeRules } from '$lib/points';

/**
 * The proposals for an assembly that a reader may see. Discipline is for the committee and the person
 * alone: a recorder who isn't in the committee sees none of it, nor that there is any.
 */
export function seenProposals<Proposal extends { rule: string }>(
  proposals: readonly Proposal[],
  rules: Pick<SchemeRules, 'outcomes' | 'conversions'>,
  closed: boolean
): Proposal[] {
  return proposals.filter(({ rule }) => closed || !isClosedClass(classOf(rules, rule)));
}
