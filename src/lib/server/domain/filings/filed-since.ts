import { daysOf, periodKind, wholeYear } from '$lib/calendar';
import { recordedSince, rulesOn, type Scheme } from '$lib/points';

/**
 * M15: the month since which a period that is filed is recorded, or the year where it ranks by a balance, which counts
 * from the beginning of the year; null: whole.
 */
export function filedSince(scheme: Scheme, period: string, firstPeriod: string): string | null {
  const isBalance = rulesOn(scheme, daysOf(period).to).score[periodKind(period)] === 'balance';
  return recordedSince(isBalance ? wholeYear(period) : period, firstPeriod);
}
