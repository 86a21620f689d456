import type { Locale } from './view';

const tag = { 'zh-CN': 'zh-CN', en: 'en-GB' } as const;

/** 2026-11-05 → 11月5日, 5 Nov */
export function formatDay(locale: Locale, day: string): string {
  const options = { timeZone: 'UTC', day: 'numeric', month: 'short' } as const;
  return new Intl.DateTimeFormat(tag[locale], options).format(new Date(`${day}T00:00:00Z`));
}

/** 2026-10 → 10月, October; short where a column is narrow: Oct */
export function formatMonth(locale: Locale, month: string, length: 'long' | 'short' = 'long'): string {
  // 'long' is 十月 in Chinese.
  const options = { timeZone: 'UTC', month: locale === 'en' ? length : 'short' } as const;
  return new Intl.DateTimeFormat(tag[locale], options).format(new Date(`${month}-01T00:00:00Z`));
}

/** An instant as a clock in that place showed it: 2026年11月6日 17:30, 6 November 2026 at 17:30 */
export function formatInstant(locale: Locale, instant: string, timeZone: string): string {
  const at = new Date(instant);
  const day = new Intl.DateTimeFormat(tag[locale], { timeZone, dateStyle: 'long' }).format(at);
  return `${day} ${new Intl.DateTimeFormat(tag[locale], { timeZone, timeStyle: 'short', hourCycle: 'h23' }).format(at)}`;
}
