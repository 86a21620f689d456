import type { Snapshot, WindowState } from '$lib/notice';
import { m } from '$lib/text';
import { dayText, monthName } from './dates';

/** What a notice says of itself, the same on the wall and on paper: who decided what is published, and one's right. */
export function noticeText(
  { decided, rows, period }: Pick<Snapshot, 'decided' | 'rows' | 'period'>,
  publicity: WindowState
): string {
  const results = { count: rows.length, month: monthName(period) };
  const meetings = meetingsText(decided);
  const published = meetings ? m.common_decided({ ...results, meetings }) : m.common_published(results);
  return published + (publicity.kind === 'open' ? m.common_object() : m.common_object_over());
}

/** Every meeting once: one that left two minutes is still one. */
function meetingsText(decided: Snapshot['decided']): string {
  const meetings = decided.map(({ body, date }) => m.common_meeting({ body, date: dayText(date) }));
  return [...new Set(meetings)].reduce(
    (before, next) => (before ? m.common_meetings_joined({ before, next }) : next),
    ''
  );
}
