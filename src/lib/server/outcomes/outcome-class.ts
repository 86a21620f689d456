import type { Rules } from '$lib/points';

/** What a proposal of the scheme is about, for who sees it and in which order. */
export const outcomeClasses = ['reward', 'grade', 'leave', 'talk', 'discipline'] as const;
export type OutcomeClass = (typeof outcomeClasses)[number];

/**
 * A scheme says it itself (`about`). By the built-in schemes' ids where it doesn't: their files stay as they are, for seals hold
 * digests of them. Who is recommended, and the grades that may be said aloud.
 */
const rewards: ReadonlySet<string> = new Set(['priority']);
const grades: ReadonlySet<string> = new Set(['good', 'fair', 'stars-5', 'stars-4', 'stars-3']);
const talks: ReadonlySet<string> = new Set([
  ...['bottom-third', 'interview', 'admonition-talk', 'rear', 'self-criticism']
]);

/** By the rules in force then. What nothing is known of is discipline: nobody sees too much because of a new rule. */
export function classOf(rules: Pick<Rules, 'outcomes' | 'conversions'>, rule: string): OutcomeClass {
  if (rules.conversions.some(({ id }) => id === rule)) return 'leave';
  const found = rules.outcomes.find(({ id }) => id === rule);
  if (found?.about !== undefined) return found.about;
  if (found?.kind === 'top-share' || rewards.has(rule)) return 'reward';
  if (grades.has(rule)) return 'grade';
  return talks.has(rule) ? 'talk' : 'discipline';
}

/** Talks and discipline are for the committee, the superior to whom they are filed, and the person alone. */
export function isClosed(kind: OutcomeClass): boolean {
  return kind === 'talk' || kind === 'discipline';
}
