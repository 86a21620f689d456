import { addDays, type Day } from '$lib/calendar';

/** Groups days into spans of consecutive days. */
export function daySpans(days: readonly Day[]): { from: Day; to: Day }[] {
  const spans: { from: Day; to: Day }[] = [];
  for (const day of [...new Set(days)].sort()) {
    const last = spans[spans.length - 1];
    if (last && addDays(last.to, 1) === day) last.to = day;
    else spans.push({ from: day, to: day });
  }
  return spans;
}
