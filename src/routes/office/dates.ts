import { getLocale } from '$lib/text/generated/runtime.js';

const format = (options: Intl.DateTimeFormatOptions, instant: Date) =>
  new Intl.DateTimeFormat(getLocale(), options).format(instant);
/** Days and months of a unit carry no zone: they are shown as the midnight UTC that they are read as. */
const utc = { timeZone: 'UTC' } as const;

/** `2026-11` → 2026年11月 */
export function monthTitle(month: string): string {
  return format({ ...utc, year: 'numeric', month: 'long' }, new Date(`${month}-01`));
}

/** `2026-11` → 11月 */
export function monthName(month: string): string {
  // Chinese writes 十月 for the long form, and 10月 everywhere else in this house.
  return format({ ...utc, month: getLocale() === 'en' ? 'long' : 'short' }, new Date(`${month}-01`));
}

/** `2026-11-05` → 11月5日 */
export function dayTitle(day: string): string {
  return format({ ...utc, month: 'long', day: 'numeric' }, new Date(day));
}

/** `2026-11-05` → 2026年11月5日 */
export function fullDay(day: string): string {
  return format({ ...utc, dateStyle: 'long' }, new Date(day));
}

/** An instant, by the unit's clock: 2026年11月5日 09:32 */
export function moment(instant: string, timeZone: string): string {
  const day = format({ timeZone, dateStyle: 'long' }, new Date(instant));
  return `${day} ${format({ timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, new Date(instant))}`;
}
