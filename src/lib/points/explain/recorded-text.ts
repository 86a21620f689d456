import type { ExplanationText } from './node';

/**
 * Says that a period is not recorded from its beginning (M15).
 * @param since `YYYY-MM`, as `recordedSince` gives it
 */
export function recordedText(since: string): ExplanationText {
  return {
    zh: `台账从 ${since} 开始，本期更早的月份没有记录`,
    en: `The ledger begins with ${since}: earlier months of the period aren’t recorded`
  };
}
