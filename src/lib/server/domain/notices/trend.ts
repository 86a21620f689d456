import { yearOf, lastMonth, periodKind, monthOfYear } from '$lib/calendar';
import { type Snapshot } from '$lib/notice';
import { meanOf } from '$lib/points';
import type { UnitStores } from '../units/unit-stores';

/** Mean, highest and lowest of the ranked, month by month: this year's sealed months up to the period's end, and last year's. */
export async function trendOf({ periods }: UnitStores, period: string): Promise<Snapshot['trend']> {
  const from = monthOfYear(yearOf(period) - 1, 1);
  const until = lastMonth(period);
  const trend: Snapshot['trend'] = [];
  for (const { period: month } of await periods.seals()) {
    if (periodKind(month) !== 'month' || month < from || month > until) continue;
    const points = (await periods.results(month))
      .filter(({ status }) => status === 'ranked')
      .map(({ score }) => score);
    if (points.length === 0) continue;
    const sum = points.reduce((total, each) => total + each, 0);
    trend.push({
      period: month,
      mean: meanOf(sum, points.length),
      highest: points.reduce((a, b) => Math.max(a, b)),
      lowest: points.reduce((a, b) => Math.min(a, b))
    });
  }
  return trend;
}
