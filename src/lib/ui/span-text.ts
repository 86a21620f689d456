import { m } from '$lib/text';

/** A length of time as people say it: 40 秒, 25 分钟, 6 小时 30 分, 3 天; from an hour on in minutes, from two days on in days. */
export function spanText(seconds: number): string {
  if (seconds < 60) return m.health_span_seconds({ count: Math.floor(seconds) });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return m.health_span_minutes({ count: minutes });
  if (minutes < 2880) return m.health_span_hours({ hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  return m.health_span_days({ count: Math.floor(minutes / 1440) });
}
