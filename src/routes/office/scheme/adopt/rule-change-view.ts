import type { RuleChange, RulePart, Scheme } from '$lib/points';
import { m } from '$lib/text';
import { ruleView, type RuleView } from './rule-view';

/** A rule that isn't as it was, in words. */
export interface RuleChangeView {
  id: string;
  part: string;
  name: string;
  change: string;
  /** null: the rules have no such rule */
  before: RuleView | null;
  after: RuleView | null;
}

const partText: Record<RulePart, () => string> = {
  sections: m.change_part_sections,
  items: m.change_part_items,
  sameMatter: m.office_scheme_compared,
  outcomes: m.office_outcomes,
  conversions: m.office_scheme_conversions,
  redemption: m.change_part_redemption,
  defaults: m.change_part_defaults,
  organs: m.change_part_organs,
  procedure: m.change_part_procedure,
  deadlines: m.change_part_deadlines,
  general: m.numbers_general
};

const changeText: Record<RuleChange['change'], () => string> = {
  added: m.change_added,
  dropped: m.change_dropped,
  altered: m.change_altered
};

/** The rule's name, both where it has changed, or the number of its clause; what it said, and what it says. */
export function ruleChangeView(change: RuleChange, before: Scheme, after: Scheme): RuleChangeView {
  const [old, now] = [ruleView(before, change), ruleView(after, change)];
  const names = (of: (said: RuleView) => string | undefined) =>
    [...new Set([old, now].flatMap((said) => (said && of(said)) || []))].join(' → ');
  return {
    id: `${change.part} ${change.id} ${change.change}`,
    part: partText[change.part](),
    name: names(({ name }) => name) || names(({ clause }) => clause?.ref),
    change: changeText[change.change](),
    before: change.change === 'added' ? null : old,
    after: change.change === 'dropped' ? null : now
  };
}
