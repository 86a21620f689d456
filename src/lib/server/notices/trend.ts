import type { Snapshot } from '$lib/notice';
import { meanOf } from '$lib/points';
import type { UnitStores } from '../store/unit-stores';

/** Mean, highest and lowest of the ranked, month by month: this year's sealed months up to `period`, and last year's. */
export async function trendOf({ periods }: UnitStores, period: string): Promise<Snapshot['trend']> {
  const from = `${Number(period.slice(0, 4)) - 1}-01`;
  const trend: Snapshot['trend'] = [];
  for (const seal of await periods.seals()) {
    if (seal.period < from || seal.period > period) continue;
    const points = (await periods.results(seal.period))
      .filter(({ rank }) => rank !== null)
      .map((each) => each.points);
    if (points.length === 0) continue;
    const sum = points.reduce((total, each) => total + each, 0);
    trend.push({
      period: seal.period,
      mean: meanOf(sum, points.length),
      highest: points.reduce((a, b) => Math.max(a, b)),
      lowest: points.reduce((a, b) => Math.min(a, b))
    });
  }
  return trend;
}
