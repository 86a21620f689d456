import { localTime } from '$lib/calendar';
import { getLocale, m } from '$lib/text';
import { dayText } from '$lib/ui/dates';

/** 3 起, × 3; nothing for a single one that isn't counted in words */
export function amountText(count: number, measure: string): string {
  return isChinese() ? `${count}${measure && ` ${measure}`}` : `× ${count}`;
}

/** The name of something that has both, in the reader's language. */
export function nameOf(named: { name: string; english: string }): string {
  return isChinese() ? named.name : named.english;
}

/** 18:20, 昨天 18:20, 11月5日 18:20: an instant as the unit's clock shows it, seen from `now`. */
export function momentText(instant: number, now: number, zone: string): string {
  const { date, time } = localTime(instant, zone);
  if (date === localTime(now, zone).date) return m.phone_moment_today({ time });
  if (date === localTime(now - 86_400_000, zone).date) return m.phone_moment_yesterday({ time });
  return m.phone_moment_day({ day: dayText(date), time });
}

/** The day of an instant in the unit's zone. */
export function dayOfInstant(instant: string, zone: string): string {
  return localTime(Date.parse(instant), zone).date;
}

function isChinese(): boolean {
  return getLocale() === 'zh-CN';
}
