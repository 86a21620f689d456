import { decimal, larger, minus, smaller, zero } from './fraction';
import { together } from './points';
import { type Rules } from './rules';

/** The most and the least that a section comes to in a year. */
export type Bounds = Readonly<Record<string, { most?: string; least?: string }>>;

/** M6: the same scheme with caps and floors on its sections, before the year's total: of B and E, which is never below 0. */
export function bounded(rules: Rules, bounds: Bounds): Rules {
  return {
    ...rules,
    year(of) {
      const year = rules.year(of);
      const sections = Object.fromEntries(
        Object.entries(year.sections).map(([section, points]) => {
          const { most, least } = bounds[section] ?? {};
          const capped = most === undefined ? points : smaller(points, decimal(most));
          return [section, least === undefined ? capped : larger(capped, decimal(least))];
        })
      );
      const total = larger(zero, together(sections));
      return { ...year, sections, total, adjustment: minus(total, together(sections)) };
    }
  };
}
