import { monthOf } from '$lib/calendar';
import { digestOf, type PublishedSupplement, type Snapshot } from '$lib/notice';

/**
 * Makes a supplementary notice in which the first rows change places by one and a half points each. It is
 * made-up data.
 */
export function aSupplement(
  { code, number, title, unit, scheme, period, objections, decided, rows }: Snapshot,
  options: { published: string; window: string[]; rows: number }
): PublishedSupplement {
  const supplement: PublishedSupplement['supplement'] = {
    format: 'supplement-1',
    code: 's7f3a9',
    corrects: { code, number, title, digest: 'e'.repeat(64) },
    unit,
    scheme: { id: scheme.id, title: scheme.title },
    period,
    ranks: 'points',
    booked: monthOf(options.published),
    number: { year: number.year, no: number.no + 1 },
    title: title.replace(/公示$/, '补充公示'),
    published: options.published,
    decided,
    window: options.window,
    objections,
    readings: [],
    rows: rows.slice(0, options.rows).map(({ name, pool, rank, points }) => ({
      name,
      pool,
      before: { rank, points },
      after: { rank: rank === null ? null : rank + 1, points: points === null ? null : points - 150 }
    }))
  };
  return { digest: digestOf(supplement), supplement };
}
