import { goodsView } from '../../redemption-view';
import type { Day } from '$lib/calendar';
import {
  checkScheme,
  formatPoints,
  holderOf,
  kindOf,
  proposerOf,
  ruleLines,
  own,
  rulesOn,
  type SchemeFinding,
  type ParameterValues,
  type Scheme,
  type SchemeRules
} from '$lib/points';
import type { Subject } from '$lib/points';
import type { OwnBodies } from '$lib/server/domain/units/own-bodies';
import { m } from '$lib/text';
import { comparedText } from '$lib/ui/text/compared-text';
import { getLocale } from '$lib/text/generated/runtime.js';

interface SchemeViewOptions {
  scheme: Scheme;
  /** the scheme's YAML */
  text: string;
  /** the values that the adopter set or confirmed */
  values: ParameterValues;
  /** the day whose version is shown */
  on: Day;
  roster: readonly Pick<Subject, 'pool'>[];
  /** the unit's names for the document's bodies */
  bodies: OwnBodies;
}

/** How an item counts, with those whom the rules have mark it. */
function markedText(words: string, { department }: SchemeRules['items'][number]): string {
  return department === undefined ? words : m.rules_item_marked({ words, marker: department });
}

/** Those who propose a rule's people and hold the talk that follows; '' where the document names nobody. */
function peopleText({ organs, named }: OwnBodies, rules: SchemeRules, rule: SchemeRules['outcomes'][number]) {
  const proposer = proposerOf(rule, organs);
  const organ = holderOf(rules, rule.id);
  const holders = organ === null ? [] : (rule.holders?.map(named) ?? [organs[organ]]);
  const holder = holders.flatMap((one) => (one ? [localizedName(one)] : [])).join('、');
  return [
    ...(proposer ? [m.talk_proposer({ proposer: localizedName(proposer) })] : []),
    ...(holder === '' ? [] : [m.talk_holder({ holder })])
  ].join('\u3000');
}

/** A scheme as a document: every rule in words beside its clause, with the check's findings about it. */
export function schemeView({ scheme, text, values, on, roster, bodies }: SchemeViewOptions) {
  const rules = rulesOn(scheme, on);
  const findings = findingsByRule(text, { values, roster });
  const at = (list: string, id: string) => findings.get(`${list} ${id}`) ?? [];
  const parameters = scheme.parameters.map((parameter) => parameterView(parameter, values));
  return {
    title: localizedName(scheme),
    id: scheme.id,
    source: scheme.source,
    versions: scheme.inForce.map(({ from, to }) => ({ from, to: to ?? null })),
    base: formatPoints(rules.base),
    toConfirm: parameters.filter(({ open }) => open),
    parameters,
    sections: rules.sections.map((section) => ({
      id: section.id,
      name: localizedName(section),
      items: rules.items
        .filter((item) => item.section === section.id)
        .map((item) => ({
          id: item.id,
          name: localizedName(item),
          words: markedText(rulesText(kindOf(item).words(item)), item),
          clause: item.clause,
          findings: at('items', item.id)
        }))
    })),
    compared: rules.sameMatter.map((set) => ({
      id: set.id,
      ...comparedText(set, (id) => {
        const item = rules.items.find((each) => each.id === id);
        return item ? localizedName(item) : id;
      }),
      clause: set.clause,
      findings: at('sameMatter', set.id)
    })),
    outcomes: rules.outcomes.map((rule) => ({
      id: rule.id,
      name: localizedName(rule),
      words: peopleText(bodies, rules, rule),
      clause: rule.clause,
      findings: at('outcomes', rule.id)
    })),
    conversions: rules.conversions.map((rule) => ({
      id: rule.id,
      name: localizedName(rule),
      clause: rule.clause,
      findings: at('conversions', rule.id)
    })),
    redemption: rules.redemption
      ? {
          clause: rules.redemption.clause,
          clears: rules.redemption.clears,
          goods: goodsView(rules.redemption).map(({ price }) => price)
        }
      : null,
    readings: rules.defaults.map(rulesText),
    /** findings about rules that aren't shown */
    others: ['parameters', 'sections', 'defaults', ''].flatMap((list) =>
      [...findings].flatMap(([key, found]) => (key.split(' ')[0] === list ? found : []))
    )
  };
}

export type SchemeView = ReturnType<typeof schemeView>;
export type ParameterView = ReturnType<typeof parameterView>;

/** A number or share that the adopter sets, with its value and bounds. */
export function parameterView(parameter: Scheme['parameters'][number], values: ParameterValues) {
  const { id, value, least, most, confirm, clause } = parameter;
  return {
    id,
    name: localizedName(parameter),
    value: String(own(values, id) ?? value),
    least: least ?? null,
    most: most ?? null,
    isNumber: typeof value === 'number',
    clause: clause ?? null,
    confirm,
    /** the document leaves it open, and nobody has confirmed it yet */
    open: confirm && own(values, id) === undefined
  };
}

/** All findings of the check except those that an adoption has settled by confirming a value. */
export function findingsOf(
  text: string,
  { values, roster }: { values: ParameterValues; roster: readonly Pick<Subject, 'pool'>[] }
): SchemeFinding[] {
  return checkScheme(text, roster, values).filter(({ code }) => code !== 'unconfirmed');
}

/** The name of a scheme's part in the reader's language. */
export function localizedName(one: { name: string; english: string }): string {
  return getLocale() === 'en' ? one.english : one.name;
}

/** A text of the rules in the reader's language. */
export function rulesText(words: { zh: string; en: string }): string {
  return getLocale() === 'en' ? words.en : words.zh;
}

function findingsByRule(text: string, asked: Parameters<typeof findingsOf>[1]): Map<string, string[]> {
  const lines = ruleLines(text);
  const found = new Map<string, string[]>();
  for (const finding of findingsOf(text, asked)) {
    const before = lines.filter(({ line }) => line <= finding.line);
    const rule = before[before.length - 1];
    const key = rule ? `${rule.list} ${rule.id}` : '';
    found.set(key, [...(found.get(key) ?? []), rulesText(finding)]);
  }
  return found;
}
