import { getLocale } from '$lib/text';

/** A day or month as people write it; the parts of a figure set large with its small unit: 10 月. */
export interface BigFigure {
  figure: string;
  unit: string;
}

/** 11月11日, Nov 11 */
export function monthDay(date: string): string {
  return written(date, { month: 'short', day: 'numeric' });
}

/** 10月, Oct */
export function monthName(period: string): string {
  return written(`${period.slice(0, 7)}-01`, { month: 'short' });
}

/** 9日, 9 */
export function dayOfMonth(date: string): string {
  return written(date, { day: 'numeric' });
}

/** 星期三, Wednesday */
export function weekdayName(date: string): string {
  return written(date, { weekday: 'long' });
}

/** 周三, Wed */
export function weekdayShort(date: string): string {
  return written(date, { weekday: 'short' });
}

/** 10月 → 10 and 月; Oct → Oct and nothing. */
export function bigFigure(text: string): BigFigure {
  const [, figure = text, unit = ''] = /^(\d+)(.*)$/.exec(text) ?? [];
  return { figure, unit };
}

function written(date: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(getLocale(), { ...options, timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00:00Z`)
  );
}
