import { sanctionSize } from '../outcomes/shares';
import type { Finder, SchemeRemark } from './finding';

/**
 * Finds pairs of sanctions of one period that contradict each other: the heavier one's last few should lie
 * within the lighter one's bottom share. In a pool so small that the share has fewer places, the heavier
 * sanction concerns more people than the lighter one (A: fewer than nine).
 */
export const contradictingOutcomes: Finder = {
  code: 'contradicting-outcomes',
  find({ outcomes }, poolSizes) {
    if (poolSizes.length === 0) return [];
    const n = Math.min(...poolSizes);
    return outcomes.flatMap((rule, place) => {
      if (rule.kind !== 'bottom-count') return [];
      return outcomes.flatMap((other): SchemeRemark[] => {
        if (other.kind !== 'bottom-share' || other.period !== rule.period) return [];
        const places = sanctionSize(other.share, n);
        if (places >= rule.count) return [];
        return [
          {
            at: ['outcomes', place, 'id'],
            zh: `名册只有 ${n} 人时，“${rule.name}”（${rule.count} 人）比“${other.name}”（${places} 人）还多：两项规定互相矛盾`,
            en: `with ${n} on the roster “${rule.english}” (${rule.count}) has more places than “${other.english}” (${places}): they contradict each other`
          }
        ];
      });
    });
  }
};
