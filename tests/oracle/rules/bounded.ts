import { decimal, larger, minus, smaller, zero } from './fraction';
import { together } from './points';
import { type OracleRules } from './rules';

/** The greatest and least points of a section in a year. */
export type OracleBounds = Readonly<Record<string, { most?: string; least?: string }>>;

/**
 * M6: the same scheme with caps and floors on its sections, applied before the year's total; for B and E,
 * whose total is never below 0.
 */
export function bounded(rules: OracleRules, bounds: OracleBounds): OracleRules {
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
