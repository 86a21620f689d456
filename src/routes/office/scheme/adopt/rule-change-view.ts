import type { RuleChange, RulePart } from '$lib/points';
import { m } from '$lib/text';
import { localizedName } from '../scheme-view';

/** A rule that isn't as it was, in words. */
export interface RuleChangeView {
  id: string;
  part: string;
  name: string;
  change: string;
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

/** The rule's name, both where it has changed, or its id where it has none, so that it can be found in the file. */
export function ruleChangeView({ part, id, name, formerName, change }: RuleChange): RuleChangeView {
  const named = [formerName, name].flatMap((each) => (each ? [localizedName(each)] : []));
  return {
    id: `${part} ${id} ${change}`,
    part: partText[part](),
    name: named.join(' → ') || id,
    change: changeText[change]()
  };
}
