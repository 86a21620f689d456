import { periodKind, type Snapshot, type WindowState } from '$lib/notice';
import { m } from '$lib/text';
import { dayText, monthName } from './dates';
import { periodTitle } from './period-text';

/** What a notice says of itself, the same on the wall and on paper: who decided what is published, and one's right. */
export function noticeText(
  { decided, rows, period }: Pick<Snapshot, 'decided' | 'rows' | 'period'>,
  publicity: WindowState
): string {
  const results = resultsText(rows, periodKind(period) === 'month' ? monthName(period) : periodTitle(period));
  const meetings = meetingsText(decided);
  const published = meetings ? m.common_decided({ results, meetings }) : m.common_published({ results });
  return published + (publicity.kind === 'open' ? m.common_object() : m.common_object_over());
}

/** Who isn't ranked has points all the same: the numbers of both are said, so that nobody seems to be missing. */
function resultsText(rows: Snapshot['rows'], month: string): string {
  const count = rows.length;
  const ranked = rows.filter(({ rank }) => rank !== null).length;
  if (ranked === count) return m.common_results({ count, month });
  if (ranked === 0) return m.common_results_unranked({ count, month });
  return m.common_results_apart({ count, month, ranked, apart: count - ranked });
}

/** Every meeting once: one that left two minutes is still one. */
function meetingsText(decided: Snapshot['decided']): string {
  const meetings = decided.map(({ body, date }) => {
    const words = { body, date: dayText(date) };
    // 党员大会 is a meeting by its name.
    return /(?:会议|大会)$/.test(body) ? m.common_meeting_named(words) : m.common_meeting(words);
  });
  return [...new Set(meetings)].reduce(
    (before, next) => (before ? m.common_meetings_joined({ before, next }) : next),
    ''
  );
}
