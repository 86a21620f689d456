import { addDays, dayIn } from '$lib/calendar';
import type { UnitStores } from '../units/unit-stores';
import { deadlineLines, type DeadlineLine } from './deadline-lines';
import { trialOf, type TrialLine } from './trial';

/** How far ahead the first pages look: what comes later doesn't concern anybody yet. */
const daysAhead = 14;
/** A trial's end is told earlier, because a resolution takes its time. */
const daysAheadOfTrial = 60;
/** Days that lie further back are history, which the superior's list keeps. */
export const daysLookedBack = 366;

/** The days that a first page shows. */
export interface DeadlinesNow {
  /** one late step of each deadline, unless that of a later period is done */
  late: DeadlineLine[];
  /** the next step of each deadline within two weeks */
  due: DeadlineLine[];
  /** a trial that ends within two months, or is over */
  trial: TrialLine | null;
}

/** The deadlines that matter now: late steps, and those of the next two weeks. */
export async function deadlinesNow(stores: UnitStores, now: Date): Promise<DeadlinesNow> {
  const today = dayIn(stores.unit.timeZone, now);
  const span = { from: addDays(today, -daysLookedBack), to: addDays(today, daysAhead) };
  const trial = trialOf(stores, today);
  return {
    ...nowOf(await deadlineLines(stores, now, span)),
    trial: trial && addDays(trial.to, -daysAheadOfTrial) <= today ? trial : null
  };
}

/** Steps that are done in turn: the oldest that is late holds the later ones up. Of others only the newest matters. */
const inTurn: ReadonlySet<DeadlineLine['step']> = new Set(['assess', 'publish', 'file']);

/** Picks from all steps, in the order of their days, those that a first page shows. */
export function nowOf(lines: readonly DeadlineLine[]): Pick<DeadlinesNow, 'late' | 'due'> {
  const deadlineId = ({ id }: DeadlineLine) => id.slice(0, id.indexOf(' '));
  const isDone = ({ state }: DeadlineLine) => state === 'done' || state === 'done-late';
  const others = (line: DeadlineLine, some: readonly DeadlineLine[]) =>
    some.filter((one) => deadlineId(one) === deadlineId(line));
  const late = lines.filter(
    (line, at) => line.state === 'late' && !others(line, lines.slice(at + 1)).some(isDone)
  );
  const due = lines.filter(({ state }) => state === 'due');
  return {
    late: late.filter((line) => others(line, late).at(inTurn.has(line.step) ? 0 : -1) === line),
    due: due.filter((line) => others(line, due)[0] === line)
  };
}
