import type { Hundredths, SchemeRules } from '$lib/points';
import { rulesAtEnd } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import { liveCredits } from './balance';
import type { RuledLeaveLine } from './leave';

type ConversionInForce = SchemeRules['conversions'][number];

/**
 * The days that a conversion gives for points of the year to date that have bought none yet. Points are an account:
 * those that bought leave under earlier rules, by a conversion of another id or at another rate, stay spent.
 * @param sum the points of the year to date that it converts
 * @param own the person's lines of that year
 */
export function daysToCredit(
  stores: Pick<UnitStores, 'adoptions'>,
  rule: ConversionInForce,
  { period, sum, own }: { period: string; sum: Hundredths; own: readonly RuledLeaveLine[] }
): Hundredths {
  const { conversions, sections } = rulesAtEnd(stores, period);
  const find = (id: string, among: readonly ConversionInForce[]) => among.find((each) => each.id === id);
  const spent = liveCredits(own).map(({ rule: id, amount, period: ruled }) => {
    const paid = (ruled !== null && find(id, rulesAtEnd(stores, ruled).conversions)) || rule;
    // Two conversions of one version each convert the whole sum.
    const isBeside = id !== rule.id && find(id, conversions) !== undefined;
    return isBeside || isOfOthers(paid) ? 0 : (amount / paid.gives) * paid.each;
  });
  const left = sum - spent.reduce((total, points) => total + points, 0);
  return Math.max(0, Math.floor(left / rule.each)) * rule.gives;

  /** Whether a conversion took points of sections alone that the rules still have and that this one leaves out. */
  function isOfOthers({ id, sections: taken }: ConversionInForce): boolean {
    const others = sections.filter((section) => !rule.sections.includes(section.id));
    return id !== rule.id && taken.every((each) => others.some((section) => section.id === each));
  }
}
