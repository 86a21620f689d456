import type { Day } from '$lib/calendar';
import { isInForce, kindOf, rulesOn, type Scheme } from '$lib/points';
import type { RuleInBrief } from '$lib/sync';

/** Characters that a narrow board's column of points holds in a line. */
const oneLine = 8;

/**
 * A name and its points stay on one line; a list breaks after its commas only. A phrase that is too long for a line keeps its
 * spaces to break at: a figure that was parted would be another one.
 */
const held = (words: string) =>
  words.replace(/[^，、；]+/g, (phrase) =>
    phrase.length > oneLine ? phrase : phrase.replaceAll(' ', '\u00a0')
  );

/** @returns e.g. "2024年1月1日起施行" */
const inForceSince = (day: Day) => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日起施行`;
};

/**
 * The rule document in brief for a hall: each part with its credits and deductions, in the rules' own words
 * and with their clauses. Items that are only recorded and count nothing by themselves (a day of leave) are
 * left out.
 * @returns null on a day on which the scheme isn't in force
 */
export function ruleInBrief(scheme: Scheme, on: Day): RuleInBrief | null {
  if (!isInForce(scheme, on)) return null;
  const rules = rulesOn(scheme, on);
  const since = scheme.inForce
    .map(({ from }) => from)
    .filter((from) => from <= on)
    .pop();
  const parts = rules.sections.map((section) => ({
    title: section.name,
    lines: rules.items
      .filter((item) => item.section === section.id && item.kind !== 'fact')
      .map((item) => ({
        text: item.name,
        points: held(kindOf(item).words(item).zh),
        clause: item.clause.ref
      }))
  }));
  return {
    title: scheme.name,
    version: since ? inForceSince(since) : '',
    parts: parts.filter(({ lines }) => lines.length > 0)
  };
}
