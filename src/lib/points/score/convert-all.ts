import { convert } from '../conversions';
import type { SchemeRules } from '../scheme/scheme';
import type { Scored } from './score-one';
import type { Conversion } from './statement';

/** Converts the year to date of all, by rule, then in the order given. */
export function convertAll(scored: readonly Scored[], rules: SchemeRules): Conversion[] {
  return rules.conversions.flatMap((rule) =>
    scored
      .map((one): Conversion => ({
        rule: rule.id,
        subject: one.person.subject.id,
        ...convert(rule, one.ytd)
      }))
      .filter((conversion) => conversion.value > 0)
  );
}
