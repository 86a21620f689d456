import { periodKind } from '$lib/notice';
import { m } from '$lib/text';
import { monthShort } from '$lib/ui/dates';
import { bigFigure, type BigFigure } from './big-figure';
import { comparedWith } from './compared-with';

/** A period as the rail shows it: 2026年 over 10 月, 四 季度, 下 半年; 年度 over 2026. */
export function bigPeriod(period: string): { over: string; big: BigFigure } {
  const year = period.slice(0, 4);
  switch (periodKind(period)) {
    case 'month':
      return { over: m.wall_year({ year }), big: bigFigure(monthShort(period)) };
    case 'year':
      return { over: m.wall_year_over(), big: { figure: year, unit: '' } };
    default: {
      // The column beside is as narrow: 四季度, not 第四季度.
      const text = comparedWith(period);
      const [, figure = text, unit = ''] = /^(.+?)(季度|半年)$/.exec(text) ?? [];
      return { over: m.wall_year({ year }), big: { figure, unit } };
    }
  }
}
