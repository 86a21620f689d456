import { periodKind } from '$lib/notice';
import { formatPoints } from '$lib/points';
import type { TakeoverDraft } from '$lib/server/takeover/take-over';
import { findingView, mostFindings } from '../finding-view';

/** A draft as the page draws it: what would be taken over, period by period, or what is wrong. */
export function takeoverView({ plan, periods, files, shown }: TakeoverDraft) {
  return {
    files,
    shown,
    problems: plan.problems.slice(0, mostFindings).map(findingView),
    moreProblems: Math.max(0, plan.problems.length - mostFindings),
    notices: plan.notices.slice(0, mostFindings).map(findingView),
    lines: plan.lines.length,
    periods: periods.map(({ sealed: { period, results }, basis, paperRanks }) => ({
      period,
      people: results.length,
      total: formatPoints(results.reduce((sum, { points }) => sum + points, 0)),
      minutes: periodKind(period) === 'month' ? basis.minutes : null,
      noticed: basis.noticed,
      paperRanks
    }))
  };
}

export type TakeoverView = ReturnType<typeof takeoverView>;
