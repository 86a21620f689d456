import { periodKind, type Snapshot, type WindowState } from '$lib/notice';
import { m } from '$lib/text';
import { dayText, monthName } from './dates';
import { periodTitle } from './period-text';

/** What a notice says of itself, the same on the wall and on paper: who decided what is published, and one's right. */
export function noticeText(
  { decided, rows, period, subjects }: Pick<Snapshot, 'decided' | 'rows' | 'period' | 'subjects'>,
  publicity: WindowState
): string {
  const month = periodKind(period) === 'month' ? monthName(period) : periodTitle(period);
  const results = resultsText({ rows, subjects }, month);
  const meetings = meetingsText(decided);
  const published = meetings ? m.common_decided({ results, meetings }) : m.common_published({ results });
  return published + (publicity.kind === 'open' ? m.common_object() : m.common_object_over());
}

/** Who isn't ranked has points all the same: the numbers of both are said, so that nobody seems to be missing. */
function resultsText({ rows, subjects }: Pick<Snapshot, 'rows' | 'subjects'>, month: string): string {
  const count = rows.length;
  const ranked = rows.filter(({ rank }) => rank !== null).length;
  const of = subjects === 'communities' ? ofCommunities : ofPeople;
  if (ranked === count) return of.all({ count, month });
  if (ranked === 0) return of.none({ count, month });
  return of.some({ count, month, ranked, apart: count - ranked });
}

const ofPeople = {
  all: m.common_results,
  none: m.common_results_unranked,
  some: m.common_results_apart
};
const ofCommunities = {
  all: m.common_results_communities,
  none: m.common_results_unranked_communities,
  some: m.common_results_apart_communities
};

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
