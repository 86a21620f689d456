import { periodKind } from '$lib/calendar';
import { formatPoints } from '$lib/points';
import type { TakeoverDraft } from '$lib/server/domain/takeover/take-over';
import { questionsView } from '../../forms/refused';
import { findingView, mostFindings } from '../finding-view';

/**
 * A draft as its page shows it: what would be taken over, period by period, or what is wrong.
 * @param nameOf gives a person's name by their number
 */
export function takeoverView(
  { plan, periods, questions, files, shown }: TakeoverDraft,
  nameOf: (subject: string) => string
) {
  return {
    files,
    shown,
    problems: plan.problems.slice(0, mostFindings).map(findingView),
    moreProblems: Math.max(0, plan.problems.length - mostFindings),
    notices: plan.notices.slice(0, mostFindings).map(findingView),
    questions: questions.length > 0 ? questionsView(questions) : null,
    lines: plan.lines.length,
    months: [...plan.months],
    /** the paper's figures person by person; '' for one that is missing */
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

/** The people in the order of the sheet. */
function peopleIn({ figures }: TakeoverDraft['plan']): string[] {
  return [...new Set([...figures.points.values()].flatMap((month) => [...month.keys()]))];
}

export type TakeoverView = ReturnType<typeof takeoverView>;
