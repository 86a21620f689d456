import { lastDay, type Day, lastMonth, periodKind, nextMonth } from '$lib/calendar';
import { publishes, type Scheme } from '$lib/points';
import type { Unit } from '../units/unit';

/**
 * The last day for filing a period: that of the month that comes so many months after its end. No document
 * names a day (A: 公示结束后及时; D: 年末), so the unit sets it.
 */
export function dueDay(period: string, { filingMonths }: Pick<Unit, 'filingMonths'>): Day {
  let month = lastMonth(period);
  for (let passed = 0; passed < filingMonths; passed += 1) month = nextMonth(month);
  return lastDay(month);
}

/** Half-years and years are filed, of schemes that publish them. */
export function isFiled(scheme: Pick<Scheme, 'inForce' | 'score'>, period: string): boolean {
  const kind = periodKind(period);
  return (kind === 'half-year' || kind === 'year') && publishes(scheme, period);
}
