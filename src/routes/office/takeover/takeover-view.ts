import { periodKind } from '$lib/notice';
import { formatPoints } from '$lib/points';
import type { TakeoverDraft } from '$lib/server/takeover/take-over';
import { findingView, mostFindings } from '../finding-view';

/** A draft as the page draws it: what would be taken over, period by period, or what is wrong. */
export function takeoverView(
  { plan, periods, files, shown }: TakeoverDraft,
  nameOf: (subject: string) => string
) {
  return {
    files,
    shown,
    problems: plan.problems.slice(0, mostFindings).map(findingView),
    moreProblems: Math.max(0, plan.problems.length - mostFindings),
    notices: plan.notices.slice(0, mostFindings).map(findingView),
    lines: plan.lines.length,
    months: [...plan.months],
    /** what stands on the paper, person by person: what isn't there is '' */
    people: peopleIn(plan).map((subject) => {
      const own = plan.months.map((month) => plan.figures.points.get(month)?.get(subject) ?? null);
      return {
        subject,
        name: nameOf(subject),
        points: own.map((points) => (points === null ? '' : formatPoints(points))),
        sum: formatPoints(own.reduce<number>((sum, points) => sum + (points ?? 0), 0))
      };
    }),
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

/** In the order of the sheet. */
function peopleIn({ figures }: TakeoverDraft['plan']): string[] {
  return [...new Set([...figures.points.values()].flatMap((month) => [...month.keys()]))];
}

export type TakeoverView = ReturnType<typeof takeoverView>;
