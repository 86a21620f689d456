import { localTime } from '$lib/calendar';
import { itemOf, type Scheme, type ExplanationText } from '$lib/points';
import { getLocale, m } from '$lib/text';
import { dayText, weekdayShort } from '$lib/ui/text/dates';

/**
 * A count with its measure, as in `3 起`, or `× 3`.
 * @param measure '' for an item that isn't counted in words
 */
export function amountText(count: number, measure: string): string {
  return isChinese() ? `${count}${measure && ` ${measure}`}` : `× ${count}`;
}

/** The name of something that has both, in the reader's language. */
export function nameInLocale(named: { name: string; english: string }): string {
  return isChinese() ? named.name : named.english;
}

/** A sentence of the rules in the reader's language. */
export function textInLocale({ zh, en }: ExplanationText): string {
  return isChinese() ? zh : en;
}

/** The unit of what a conversion gives, in the reader's language; a scheme may lack the English word. */
export function unitInLocale(rule: { unit: string; unitEnglish?: string | undefined }): string {
  return isChinese() ? rule.unit : (rule.unitEnglish ?? rule.unit);
}

/** Names as a list in the reader's language: 任务分和奖励分, Tasks and Awards. */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(names);
}

/**
 * The name of an item in a notice. The notice is Chinese only; other languages take the name from the scheme,
 * if it still has the item.
 * @param scheme null when this version of the page can't read the unit's scheme
 */
export function gainName(gain: { item: string; name: string }, scheme: Scheme | null): string {
  const item = scheme && !isChinese() ? itemOf(scheme, gain.item) : undefined;
  return item ? nameInLocale(item) : gain.name;
}

/**
 * An instant by the unit's clock, as short as `now` allows: 18:20, 昨天 18:20, 11月5日 18:20.
 * @param instant milliseconds since 1970
 * @param now milliseconds since 1970
 * @param zone IANA time zone
 */
export function shortMomentText(instant: number, now: number, zone: string): string {
  const { date, time } = localTime(instant, zone);
  if (date === localTime(now, zone).date) return m.phone_moment_today({ time });
  if (date === localTime(now - 86_400_000, zone).date) return m.phone_moment_yesterday({ time });
  return momentText(instant, zone);
}

/** An instant by the unit's clock in words that stay true: 11月5日 18:20. */
export function momentText(instant: number, zone: string): string {
  const { date, time } = localTime(instant, zone);
  return m.phone_moment_day({ day: dayText(date), time });
}

/** A day that somebody plans by: 11月5日 周四, 5 Nov Thu. */
export function dayWithWeekday(day: string): string {
  return `${dayText(day)} ${weekdayShort(day)}`;
}

/**
 * The day of an instant in the unit's zone.
 * @param instant ISO instant
 * @returns YYYY-MM-DD
 */
export function dayOfInstant(instant: string, zone: string): string {
  return localTime(Date.parse(instant), zone).date;
}

function isChinese(): boolean {
  return getLocale() === 'zh-CN';
}
