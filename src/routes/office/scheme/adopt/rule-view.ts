import { formatPoints, kindOf, own, rulesOn, type RuleChange, type Scheme } from '$lib/points';
import { m } from '$lib/text';
import { comparedText } from '$lib/ui/text/compared-text';
import { deadlineText, everyText, stepText } from '$lib/ui/text/deadline-text';
import { goodsView } from '../../../redemption-view';
import { localizedName, rulesText } from '../scheme-view';

/** A rule as a scheme says it: how it counts, and the document's own words. */
export interface RuleView {
  /** '' for what has none */
  name: string;
  /** '' where the clause says it all */
  words: string;
  /** null where the document doesn't spell it out */
  clause: { ref: string; text: string } | null;
}

type RuleQuery = Pick<RuleChange, 'part' | 'id' | 'day'>;

/** Reads one rule of a scheme on a day; null where it has no such rule. */
export function ruleView(scheme: Scheme, { part, id, day }: RuleQuery): RuleView | null {
  const rules = rulesOn(scheme, day);
  const all = [...rules.items, ...rules.outcomes];
  const nameOf = (wanted: string | undefined) => all.find((each) => each.id === wanted);
  const found = <R extends { id: string }>(list: readonly R[], said: (rule: R) => Partial<RuleView>) => {
    const rule = list.find((each) => each.id === id);
    return rule ? { name: '', words: '', clause: null, ...said(rule) } : null;
  };
  switch (part) {
    case 'sections':
      return found(rules.sections, (section) => ({ name: localizedName(section) }));
    case 'items':
      return found(rules.items, (item) => ({
        name: localizedName(item),
        words: rulesText(kindOf(item).words(item)),
        clause: item.clause
      }));
    case 'sameMatter':
      return found(rules.sameMatter, (set) => ({
        ...comparedText(set, (item) => {
          const one = nameOf(item);
          return one ? localizedName(one) : item;
        }),
        clause: set.clause
      }));
    case 'outcomes':
      return found(rules.outcomes, (rule) => ({
        name: localizedName(rule),
        words: everyText[rule.period](),
        clause: rule.clause
      }));
    case 'conversions':
      return found(rules.conversions, (rule) => ({ name: localizedName(rule), clause: rule.clause }));
    case 'redemption':
      return rules.redemption
        ? {
            name: localizedName(rules.redemption),
            words: goodsView(rules.redemption)
              .map(({ price }) => price)
              .join('\n'),
            clause: rules.redemption.clause
          }
        : null;
    case 'defaults':
      return found(rules.defaults, (reading) => ({ words: rulesText(reading) }));
    case 'deadlines':
      return found(scheme.deadlines, (deadline) => ({
        name: stepText({ step: deadline.step, about: nameOf(deadline.item ?? deadline.outcome) ?? null }),
        words: deadlineText(deadline),
        clause: deadline.clause
      }));
    case 'organs': {
      const organ = own(scheme.organs, id);
      return organ ? { name: localizedName(organ), words: '', clause: organ.clause ?? null } : null;
    }
    case 'procedure': {
      const step = own(scheme.procedure, id);
      return step
        ? { name: keyName(part, id), words: '', clause: 'clause' in step ? step.clause : step }
        : null;
    }
    case 'general':
      return generalView(scheme, { id, day });
  }
}

function generalView(scheme: Scheme, { id, day }: Omit<RuleQuery, 'part'>): RuleView {
  const words: Record<string, string> = {
    source: scheme.source,
    base: formatPoints(rulesOn(scheme, day).base)
  };
  return {
    name: keyName('general', id),
    words: own(words, id) ?? '',
    clause: id === 'trial' ? (scheme.trial?.clause ?? null) : null
  };
}

/** Names of what stands under keys of a scheme: they have none of their own. */
const keyTexts: Record<string, () => string> = {
  'procedure declaring': m.rules_procedure_declaring,
  'procedure publicity': m.rules_procedure_publicity,
  'procedure objections': m.rules_procedure_objections,
  'procedure filing': m.rules_procedure_filing,
  'procedure falseDeclaration': m.rules_procedure_false,
  'general source': m.change_general_source,
  'general subjects': m.change_general_subjects,
  'general base': m.change_general_base,
  'general score': m.change_general_score,
  'general year': m.change_general_year,
  'general nouns': m.change_general_nouns,
  'general trial': m.rules_procedure_trial,
  'general assembly': m.change_general_assembly
};

function keyName(part: 'procedure' | 'general', id: string): string {
  return own(keyTexts, `${part} ${id}`)?.() ?? '';
}
