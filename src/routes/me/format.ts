import { localTime } from '$lib/calendar';
import { itemOf, type Scheme, type Words } from '$lib/points';
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

/** What the rules' own sentences say, in the reader's language. */
export function said({ zh, en }: Words): string {
  return isChinese() ? zh : en;
}

/** What a conversion gives, in the reader's language; a scheme need not name it in English. */
export function unitOf(rule: { unit: string; unitEnglish?: string | undefined }): string {
  return isChinese() ? rule.unit : (rule.unitEnglish ?? rule.unit);
}

/** 任务分和奖励分, Tasks and Awards */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(names);
}

/**
 * The name of what a notice counts. The notice itself is in Chinese only: another language has it from the scheme,
 * where that still has the item.
 */
export function gainName(gain: { item: string; name: string }, scheme: Scheme | null): string {
  const item = scheme && !isChinese() ? itemOf(scheme, gain.item) : undefined;
  return item ? nameOf(item) : gain.name;
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
