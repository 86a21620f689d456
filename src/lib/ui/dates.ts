import { getLocale } from '$lib/text';

/** Days (YYYY-MM-DD) and months (YYYY-MM) carry no zone: they are written as the midnight UTC that they are read as. */
const utc = { timeZone: 'UTC' } as const;
const tags = { 'zh-CN': 'zh-CN', en: 'en-GB' } as const;

/** 11月5日, 5 Nov */
export function dayText(day: string): string {
  return written(day, { ...utc, month: 'short', day: 'numeric' });
}

/** 2026年11月5日, 5 November 2026 */
export function fullDay(day: string): string {
  return written(day, { ...utc, dateStyle: 'long' });
}

/** 5日, 5 */
export function dayOfMonth(day: string): string {
  return written(day, { ...utc, day: 'numeric' });
}

/** 星期三, Wednesday */
export function weekdayName(day: string): string {
  return written(day, { ...utc, weekday: 'long' });
}

/** 周三, Wed */
export function weekdayShort(day: string): string {
  return written(day, { ...utc, weekday: 'short' });
}

/** 10月, October */
export function monthName(month: string): string {
  // Chinese writes 十月 for the long form, and 10月 everywhere else in this house.
  return written(`${month}-01`, { ...utc, month: getLocale() === 'en' ? 'long' : 'short' });
}

/** 10月, Oct: where a column is narrow */
export function monthShort(month: string): string {
  return written(`${month}-01`, { ...utc, month: 'short' });
}

/** 2026年10月, October 2026 */
export function monthTitle(month: string): string {
  return written(`${month}-01`, { ...utc, year: 'numeric', month: 'long' });
}

/** An instant as a clock in that zone showed it: 2026年11月5日 09:32, 5 November 2026 09:32 */
export function momentText(instant: string, timeZone: string): string {
  const time = written(instant, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${written(instant, { timeZone, dateStyle: 'long' })} ${time}`;
}

/** Making one takes longer than all the texts of a page that it writes; there are two languages and few forms. */
const formats = new Map<string, Intl.DateTimeFormat>();

function written(at: string, options: Intl.DateTimeFormatOptions): string {
  const tag = tags[getLocale()];
  const name = tag + JSON.stringify(options);
  const format = formats.get(name) ?? new Intl.DateTimeFormat(tag, options);
  formats.set(name, format);
  return format.format(Date.parse(at));
}
