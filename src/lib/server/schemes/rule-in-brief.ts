import type { Day } from '$lib/calendar';
import { isInForce, kindOf, rulesOn, type Scheme } from '$lib/points';
import type { RuleInBrief } from '$lib/sync';

/**
 * The rule document as a hall reads it: each part with what it credits and takes, in the rules' own words and with its
 * clause. What is only written down and counts nothing by itself (a day of leave) is left out.
 *
 * @returns null on a day on which the scheme isn't in force
 */
export function ruleInBrief(scheme: Scheme, on: Day): RuleInBrief | null {
  if (!isInForce(scheme, on)) return null;
  const rules = rulesOn(scheme, on);
  const since = scheme.inForce.filter(({ from }) => from <= on).map(({ from }) => from);
  const parts = rules.sections.map((section) => ({
    title: section.name,
    lines: rules.items
      .filter((item) => item.section === section.id && item.kind !== 'fact')
      .map((item) => ({ text: item.name, points: kindOf(item).words(item).zh, clause: item.clause.ref }))
  }));
  return {
    title: scheme.name,
    version: `${since[since.length - 1] ?? ''} 起施行`,
    parts: parts.filter(({ lines }) => lines.length > 0)
  };
}
