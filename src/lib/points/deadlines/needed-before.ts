import { lastMonth, periodKind, periodKinds, periodsAround } from '../../calendar';
import type { Deadline, DeadlineStep } from './deadline-shape';

/**
 * The steps that can't be done before another one. Sealing a month (`assess`) also closes every longer period
 * that ends with it, and a publication seals first: what is entered or evaluated later counts later (M4).
 */
const afterSealing: readonly DeadlineStep[] = ['publish', 'file', 'review', 'reward'];
const later: Partial<Record<DeadlineStep, readonly DeadlineStep[]>> = {
  enter: ['assess', ...afterSealing],
  evaluate: ['assess', ...afterSealing],
  assess: afterSealing,
  publish: ['file', 'review'],
  file: ['review']
};
/** Steps that close or use one period alone, not those that end with it. */
const ofOnePeriod: ReadonlySet<DeadlineStep> = new Set(['publish', 'file']);

/** Whether a step can't be done before this one, when both are of periods that end together. */
function isNeededBy(needed: Deadline, { step, every, due }: Deadline): boolean {
  if (!later[needed.step]?.includes(step)) return false;
  const isAlike = every === needed.every;
  // A step that follows this one promptly gets its day from it.
  if (isAlike && due.on === 'promptly' && due.after === needed.step) return false;
  return isAlike || !ofOnePeriod.has(needed.step);
}

/** The steps that need this one done, each with its own period that ends together with this one's. */
export function neededBy(
  deadlines: readonly Deadline[],
  needed: Deadline,
  period: string
): { deadline: Deadline; period: string }[] {
  const end = lastMonth(period);
  const ending = periodsAround(end).filter((each) => lastMonth(each) === end);
  return deadlines.flatMap((deadline) => {
    const own = ending.find((each) => periodKind(each) === deadline.every);
    return own !== undefined && isNeededBy(needed, deadline) ? [{ deadline, period: own }] : [];
  });
}

/**
 * The earliest day of the following month that the document itself sets for a step which needs this one at every
 * end of its period; null: it sets none.
 */
export function latestDayOf(deadlines: readonly Deadline[], needed: Deadline): number | null {
  const length = ({ every }: Deadline) => periodKinds.indexOf(every);
  const days = deadlines.flatMap((deadline) =>
    deadline.due.on === 'next-month' && length(deadline) <= length(needed) && isNeededBy(needed, deadline)
      ? [deadline.due.day]
      : []
  );
  return days.length > 0 ? Math.min(...days) : null;
}
