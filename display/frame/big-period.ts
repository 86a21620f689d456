import { periodKind } from '$lib/notice';
import { m } from '$lib/text';
import { periodShort } from '$lib/ui/period-text';
import { bigFigure, type BigFigure } from './big-figure';

/** A period as the rail shows it: 2026年 over 10 月, 第四 季度, 下 半年; 年度 over 2026. */
export function bigPeriod(period: string): { over: string; big: BigFigure } {
  const year = period.slice(0, 4);
  const text = periodShort(period);
  switch (periodKind(period)) {
    case 'month':
      return { over: m.wall_year({ year }), big: bigFigure(text) };
    case 'year':
      return { over: m.wall_year_over(), big: { figure: year, unit: '' } };
    default: {
      const [, figure = text, unit = ''] = /^(.+?)(季度|半年)$/.exec(text) ?? [];
      return { over: m.wall_year({ year }), big: { figure, unit } };
    }
  }
}
