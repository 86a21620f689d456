import type { Day } from '../../calendar';
import { rulesOn } from './compose-versions';
import type { Scheme } from './scheme';

/** The parts of a scheme whose rules have ids, or stand under keys of their own. */
const parts = [
  'sections',
  'items',
  'sameMatter',
  'outcomes',
  'conversions',
  'redemption',
  'defaults',
  'organs',
  'procedure',
  'deadlines',
  'general'
] as const;
export type RulePart = (typeof parts)[number];

/** A rule that two schemes have unlike, apart from its numbers. */
export interface RuleChange {
  part: RulePart;
  /** id in the file, or the key under `organs`, `procedure` and the scheme itself */
  id: string;
  /** null for what has no name of its own */
  name: { name: string; english: string } | null;
  change: 'added' | 'dropped' | 'altered';
}

/**
 * The rules that differ between two schemes on a day, in the order of the later one, dropped ones after them.
 * Numbers aren't compared, because each stands in a list of its own (`schemeNumbers`); days, names, conditions,
 * clauses and bodies are.
 */
export function ruleChanges(before: Scheme, after: Scheme, day: Day): RuleChange[] {
  return parts.flatMap((part) => {
    const [old, now] = [before, after].map((scheme) => rulesOf(scheme, part, day));
    return changesOf(part, old ?? new Map(), now ?? new Map());
  });
}

function changesOf(
  part: RulePart,
  old: ReadonlyMap<string, unknown>,
  now: ReadonlyMap<string, unknown>
): RuleChange[] {
  const changes: RuleChange[] = [];
  for (const [id, rule] of now)
    if (!old.has(id)) changes.push({ part, id, name: nameOf(rule), change: 'added' });
    else if (wordsOf(part, old.get(id)) !== wordsOf(part, rule))
      changes.push({ part, id, name: nameOf(rule), change: 'altered' });
  for (const [id, rule] of old)
    if (!now.has(id)) changes.push({ part, id, name: nameOf(rule), change: 'dropped' });
  return changes;
}

function rulesOf(scheme: Scheme, part: RulePart, day: Day): Map<string, unknown> {
  const rules = rulesOn(scheme, day);
  if (part === 'organs' || part === 'procedure') return given(scheme[part]);
  if (part === 'general') {
    const { subjects, nouns, trial } = scheme;
    return given({ score: rules.score, year: rules.year, subjects, nouns, trial });
  }
  if (part === 'redemption') return given({ redemption: rules.redemption });
  const list = part === 'deadlines' ? scheme.deadlines : rules[part];
  return new Map(list.map((rule) => [rule.id, rule]));
}

function given(keyed: object): Map<string, unknown> {
  return new Map(Object.entries(keyed).filter(([, value]) => value !== undefined));
}

/** A rule as text to compare. A deadline's numbers are days, which no other list has. */
function wordsOf(part: RulePart, rule: unknown): string {
  return JSON.stringify(rule, (_, value: unknown) =>
    typeof value === 'number' && part !== 'deadlines' ? 0 : value
  );
}

function nameOf(rule: unknown): RuleChange['name'] {
  if (typeof rule !== 'object' || rule === null || !('name' in rule) || !('english' in rule)) return null;
  return { name: String(rule.name), english: String(rule.english) };
}
