import type { RehearsalReport } from '$lib/server/domain/practice/rehearsal/rehearsals';
import { problemText } from '../../problem-text';

/** The report of a rehearsal as the page shows it; null: none was held. */
export function rehearsalView(report: RehearsalReport | null) {
  if (!report) return null;
  const { at, year, people, runs } = report;
  return {
    at,
    year,
    people,
    runs: runs.map(({ scores, months, stopped }) => ({
      scores,
      from: months[0]?.month ?? '',
      to: months.at(-1)?.month ?? '',
      sealed: months.reduce((sum, { sealed }) => sum + sealed.length, 0),
      published: months.reduce((sum, { published }) => sum + published.length, 0),
      filed: months.reduce((sum, { filed }) => sum + filed.length, 0),
      /** the periods that were sealed together last */
      last: months.findLast(({ sealed }) => sealed.length > 0)?.sealed ?? [],
      /** `sentence` is null for a fault of the program */
      stopped: stopped && {
        month: stopped.month,
        step: stopped.step,
        sentence: stopped.problem && problemText(stopped.problem)
      }
    }))
  };
}

/** One shown report. */
export type RehearsalView = NonNullable<ReturnType<typeof rehearsalView>>;
