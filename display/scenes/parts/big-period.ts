import { wholeYear, periodKind } from '$lib/calendar';
import { m } from '$lib/text';
import { monthShort } from '$lib/ui/text/dates';
import { periodNarrow } from '$lib/ui/text/period-text';
import { bigFigure, type BigFigure } from './big-figure';

/** A period as the title column shows it: 2026年 over 10 月, 四 季度 or 下 半年; for a year 年度 over 2026. */
export function bigPeriod(period: string): { over: string; big: BigFigure } {
  const year = wholeYear(period);
  switch (periodKind(period)) {
    case 'month':
      return { over: m.common_year({ year }), big: bigFigure(monthShort(period)) };
    case 'year':
      return { over: m.wall_year_over(), big: { figure: year, unit: '' } };
    default: {
      // This column is as narrow as a table's, so it takes the short name: 四季度 instead of 第四季度.
      const text = periodNarrow(period);
      const [, figure = text, unit = ''] = /^(.+?)(季度|半年)$/.exec(text) ?? [];
      return { over: m.common_year({ year }), big: { figure, unit } };
    }
  }
}
