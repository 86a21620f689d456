import { m } from '$lib/text';

/** A length of time as people say it: 40 秒, 25 分钟, 6 小时 30 分, 3 天; from an hour on in minutes, from two days on in days. */
export function spanText(seconds: number): string {
  if (seconds < 60) return m.health_span_seconds({ count: Math.floor(seconds) });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return m.health_span_minutes({ count: minutes });
  if (minutes < 2880) return m.health_span_hours({ hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  return m.health_span_days({ count: Math.floor(minutes / 1440) });
}

/**
 * How far a clock is off, rounded to the unit that is shown: nearly three days are 3 天, not 2 天.
 * @param offset milliseconds, either way
 */
export function clockSpanText(offset: number): string {
  const seconds = Math.round(Math.abs(offset) / 1000);
  const unit = seconds < 60 ? 1 : seconds < 172_800 ? 60 : 86_400;
  return spanText(Math.round(seconds / unit) * unit);
}

/**
 * How long to wait, in whole minutes from a minute on, rounded up so that nobody comes back too early.
 * @param seconds whole ones, at least 1
 */
export function waitText(seconds: number): string {
  return spanText(seconds < 60 ? seconds : Math.ceil(seconds / 60) * 60);
}
