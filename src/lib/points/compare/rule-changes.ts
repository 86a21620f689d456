import type { Day } from '../../calendar';
import { rulesOn } from '../scheme/compose-versions';
import type { Scheme } from '../scheme/scheme';

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
  change: 'added' | 'dropped' | 'altered';
  /** the first day on which they differ */
  day: Day;
}

/**
 * The rules that differ between two schemes from a day on, also by versions of the later one that begin after it.
 * They are in the order of the later one, dropped ones after them. Days, names, conditions, clauses and bodies are
 * compared; numbers only where the schemes have different ids, because those of one scheme stand in a list of their
 * own (`schemeNumbers`).
 */
export function ruleChanges(before: Scheme, after: Scheme, from: Day): RuleChange[] {
  const days = [from, ...after.inForce.map((version) => version.from).filter((day) => day > from)];
  const isNumbered = before.id === after.id;
  const changes = new Map<string, RuleChange>();
  for (const part of parts)
    for (const day of days) {
      const [old, now] = [rulesOf(before, part, day), rulesOf(after, part, day)];
      for (const found of changesOf(part, { old, now, isNumbered })) {
        const key = `${part} ${found.id} ${found.change}`;
        if (!changes.has(key)) changes.set(key, { ...found, day });
      }
    }
  return [...changes.values()];
}

interface Compared {
  old: ReadonlyMap<string, unknown>;
  now: ReadonlyMap<string, unknown>;
  /** whether numbers stand in a list of their own */
  isNumbered: boolean;
}

function changesOf(part: RulePart, { old, now, isNumbered }: Compared): Omit<RuleChange, 'day'>[] {
  const changes: Omit<RuleChange, 'day'>[] = [];
  // A deadline's numbers are days, which no list of numbers has.
  const wordsOf = (rule: unknown) =>
    JSON.stringify(rule, (_, value: unknown) =>
      isNumbered && typeof value === 'number' && part !== 'deadlines' ? 0 : value
    );
  for (const [id, rule] of now)
    if (!old.has(id)) changes.push({ part, id, change: 'added' });
    else if (wordsOf(old.get(id)) !== wordsOf(rule)) changes.push({ part, id, change: 'altered' });
  for (const id of old.keys()) if (!now.has(id)) changes.push({ part, id, change: 'dropped' });
  return changes;
}

function rulesOf(scheme: Scheme, part: RulePart, day: Day): Map<string, unknown> {
  const rules = rulesOn(scheme, day);
  if (part === 'organs' || part === 'procedure') return given(scheme[part]);
  if (part === 'general') {
    const { source, subjects, nouns, trial, assembly } = scheme;
    const { base, score, year } = rules;
    return given({ source, subjects, base, score, year, nouns, trial, assembly });
  }
  if (part === 'redemption') return given({ redemption: rules.redemption });
  const list = part === 'deadlines' ? scheme.deadlines : rules[part];
  return new Map(list.map((rule) => [rule.id, rule]));
}

function given(keyed: object): Map<string, unknown> {
  return new Map(Object.entries(keyed).filter(([, value]) => value !== undefined));
}
