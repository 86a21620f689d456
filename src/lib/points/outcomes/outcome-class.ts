import type { SchemeRules } from '../scheme/scheme';

/** The classes of the scheme's proposals, which decide who sees them and in which order. */
export const outcomeClasses = ['reward', 'grade', 'leave', 'talk', 'discipline'] as const;
export type OutcomeClass = (typeof outcomeClasses)[number];

/**
 * The class is what a scheme says (`about`), else it follows from the built-in schemes' ids: their files
 * can't be changed, because seals have digests of them. These two sets have the recommendations, and the
 * grades that may be public.
 */
const rewards: ReadonlySet<string> = new Set(['priority']);
const grades: ReadonlySet<string> = new Set(['good', 'fair', 'stars-5', 'stars-4', 'stars-3']);
const talks: ReadonlySet<string> = new Set(['bottom-third', 'interview', 'admonition-talk', 'rear']);

/**
 * The class of a rule in the rules in force then. An unknown rule is discipline, so that nobody sees too
 * much because of a new rule.
 */
export function classOf(rules: Pick<SchemeRules, 'outcomes' | 'conversions'>, rule: string): OutcomeClass {
  if (rules.conversions.some(({ id }) => id === rule)) return 'leave';
  const found = rules.outcomes.find(({ id }) => id === rule);
  if (found?.about !== undefined) return found.about;
  if (found?.kind === 'top-share' || rewards.has(rule)) return 'reward';
  if (grades.has(rule)) return 'grade';
  return talks.has(rule) ? 'talk' : 'discipline';
}

type OrganName = { name: string; english: string };

/**
 * The name of whoever proposes the people of a rule; null where the document doesn't say who does.
 * @param organs the unit's names for the organs that may propose
 */
export function proposerOf(
  { proposed }: Pick<SchemeRules['outcomes'][number], 'proposed'>,
  organs: Partial<Record<'recorder' | 'decider', OrganName>>
): OrganName | null {
  const named = proposed && organs[proposed.by];
  return named ? { name: named.name, english: named.english } : null;
}

/** The organ that holds a rule's talk, by its duty in the scheme; null for a rule that leads to no talk. */
export function holderOf(
  rules: Pick<SchemeRules, 'outcomes' | 'conversions'>,
  rule: string
): 'talks' | 'commission' | null {
  if (classOf(rules, rule) !== 'talk') return null;
  return rules.outcomes.find(({ id }) => id === rule)?.heldBy ?? 'talks';
}

/**
 * The name of whoever holds a rule's talk with somebody of a group; null for a rule that leads to no talk, or of whose
 * talks the document doesn't say who holds them.
 * @param group of the roster; '' for none
 * @param organs the unit's names for the organs that hold talks
 * @param named gives the unit's name for a holder whom the document gives by rank
 */
export function talkHolder(
  rules: Pick<SchemeRules, 'outcomes' | 'conversions'>,
  { rule, group }: { rule: string; group: string },
  {
    organs,
    named
  }: {
    organs: Partial<Record<'talks' | 'commission', OrganName>>;
    named: (holder: OrganName) => OrganName;
  }
): OrganName | null {
  const holder = holderOf(rules, rule);
  if (holder === null) return null;
  const { holders = [] } = rules.outcomes.find(({ id }) => id === rule) ?? {};
  const byRank = holders.find(({ groups }) => !groups || groups.includes(group));
  const organ = byRank ? named(byRank) : organs[holder];
  return organ ? { name: organ.name, english: organ.english } : null;
}

/**
 * Whether a class is closed: talks and discipline are for the committee, the superior to whom they are
 * filed, and the person alone.
 */
export function isClosedClass(kind: OutcomeClass): boolean {
  return kind === 'talk' || kind === 'discipline';
}

/** Whether some outcome of these rules is a talk or discipline, so that pages have to say who sees them. */
export function hasClosedOutcomes(rules: Pick<SchemeRules, 'outcomes' | 'conversions'>): boolean {
  return rules.outcomes.some(({ id }) => isClosedClass(classOf(rules, id)));
}
