import type { Honour } from '$lib/notice';
import type { Scheme } from '$lib/points';
import type { SealedOutcome, SealedResult } from '../periods/periods';

type Rule = Scheme['outcomes'][number];

/**
 * The outcomes that may be public, as an allow-list. "Who sees what" keeps talks and discipline from
 * everybody but the person, the office and the superior; so 末位, talks, bans on awards, post adjustments,
 * dismissals and every sanction never appear in a notice. Neither does the lower end of a scale: those
 * named neither 好 nor 一般 would be revealed by being left out, so only the best grade is named. Nor does a
 * grade that an entry bars somebody from (E: 受处分的不得…二星级以上): beside the score and the bounds, which are
 * public, being left out would reveal the sanction. Rewards of M12 are public, because people may object to
 * them before they are given.
 */
const distinctions: ReadonlySet<string> = new Set(['priority', 'good', 'stars-5', 'stars-4', 'stars-3']);

function isPublic(rule: Rule): boolean {
  if ('notWith' in rule && rule.notWith !== undefined) return false;
  return rule.kind === 'top-share' || distinctions.has(rule.id);
}

/**
 * Rewards and distinctions of a sealed period, in the scheme's order, pool by pool. A tie that nobody has decided yet
 * isn't among them.
 *
 * @param results in rank order
 */
export function honoursOf(
  scheme: Pick<Scheme, 'outcomes'>,
  outcomes: readonly SealedOutcome[],
  results: readonly SealedResult[],
  nameFor: (result: SealedResult) => string
): Honour[] {
  const pools = [...new Set(results.map(({ pool }) => pool))];
  return scheme.outcomes.filter(isPublic).flatMap(({ id, name, english, clause }) => {
    const concerned = new Set(outcomes.find(({ rule }) => rule === id)?.subjects);
    return pools.flatMap((pool) => {
      const names = results.filter((each) => each.pool === pool && concerned.has(each.subject)).map(nameFor);
      return names.length === 0 ? [] : [{ rule: id, name, english, clause: { ...clause }, pool, names }];
    });
  });
}
