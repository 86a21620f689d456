import {
  addDays,
  dayWithin,
  lastDay,
  lastMonth,
  monthOf,
  monthsFrom,
  nextMonth,
  periodKind,
  periodsAround,
  previousMonth,
  type Day
} from '../../calendar';
import { publishes } from '../scheme/in-force';
import type { Scheme } from '../scheme/scheme';
import type { Deadline } from './deadline-shape';
import { latestDayOf, neededBy } from './needed-before';

/** The terms that a unit has set itself, where its document leaves them open. */
export interface OwnTerms {
  /** day of a month by which that month is declared; null: its last day */
  deadlineDay: number | null;
  /** a period is filed by the last day of the month that comes so many months after its end */
  filingMonths: number;
  /** by the deadline's id: a day of the month after the period, or days after the step that it follows */
  terms: Readonly<Record<string, number>>;
}

/** The day on which a step was done for a period; null: it isn't yet. */
export type DoneOn = (deadline: Deadline, period: string) => Day | null;

/** One step of one period, with the last day for it. */
export interface DueStep {
  deadline: Deadline;
  period: string;
  due: Day;
}

/** The values between which a unit may set a term, and the one that holds until it does; null: none does. */
export interface TermBounds {
  /** a day of the month after the period, or a number of days after another step */
  counts: 'day-of-month' | 'days-after';
  most: number;
  usual: number | null;
}

/** 月初 is the month's first ten days (上旬), at the latest. */
const startOfMonth = 10;
/** 月末 is the month's last days: a step that needs the month to be over is done in the first days after it. */
export const periodEndTerm = 5;
/** 及时 is within a week. */
const promptDays = 7;
/** The longest month, which stands for the last day of any. */
const longestMonth = 31;

/**
 * The term that a unit may set of a deadline; null where the document names the day itself, or where the
 * unit's settings of declaring and filing say it. No term goes beyond the day that the document sets for a step
 * which needs this one: E's ballot closes before December is published, which seals the year.
 */
export function termBounds(deadline: Deadline, deadlines: readonly Deadline[]): TermBounds | null {
  const bounds = boundsByWords(deadline);
  const latest = latestDayOf(deadlines, deadline);
  if (bounds?.counts !== 'day-of-month' || latest === null) return bounds;
  const [most, usual] = [Math.min(bounds.most, latest), bounds.usual];
  return { ...bounds, most, usual: usual === null ? null : Math.min(usual, most) };
}

/** The bounds by the document's words for the step alone. */
function boundsByWords({ step, due }: Pick<Deadline, 'step' | 'due'>): TermBounds | null {
  if (step === 'declare' || step === 'file') return null;
  switch (due.on) {
    case 'last-day':
    case 'next-month':
      return null;
    case 'next-month-start':
      return { counts: 'day-of-month', most: startOfMonth, usual: startOfMonth };
    case 'period-end':
      return { counts: 'day-of-month', most: startOfMonth, usual: periodEndTerm };
    case 'after-end':
      // A result that is entered counts in its own period only while that isn't sealed.
      return {
        counts: 'day-of-month',
        most: longestMonth,
        usual: step === 'enter' ? startOfMonth : longestMonth
      };
    case 'promptly':
      return { counts: 'days-after', most: longestMonth, usual: promptDays };
    case 'unsaid':
      return { counts: 'day-of-month', most: longestMonth, usual: null };
  }
}

/** Whether a step's last day is the unit's own, set or usual, because the document names no day of the calendar. */
export function isUnitTerm(
  deadline: Pick<Deadline, 'step' | 'due'>,
  own: Pick<OwnTerms, 'deadlineDay'>
): boolean {
  if (deadline.step === 'declare') return own.deadlineDay !== null;
  return deadline.step === 'file' || boundsByWords(deadline) !== null;
}

/** The unit’s terms and records, on which the last day of a step depends besides the document. */
interface DueGiven {
  own: OwnTerms;
  doneOn: DoneOn;
  /** the day on which the superior last returned a period's filing, by period; absent: none was */
  returned?: ReadonlyMap<string, Day> | undefined;
}

/** A returned filing is made and reviewed anew, as if its period had ended in the month of the return. */
function countedFrom(step: Deadline['step'], period: string, returned: DueGiven['returned']): string {
  const on = step === 'file' || step === 'review' ? returned?.get(period) : undefined;
  return on === undefined ? period : monthOf(on);
}

/**
 * The last day for a step of a period by itself; null where neither document nor unit names one, or where the
 * step before it has none.
 */
export function ownDueDay(
  { deadlines }: Pick<Scheme, 'deadlines'>,
  deadline: Deadline,
  period: string,
  { own, doneOn, returned }: DueGiven
): Day | null {
  const { step, due, every } = deadline;
  const counted = countedFrom(step, period, returned);
  const last = lastMonth(counted);
  const after = nextMonth(last);
  if (step === 'declare') return dayWithin(last, own.deadlineDay ?? longestMonth);
  if (step === 'file') return filingDueDay(counted, own);
  if (due.on === 'last-day') return lastDay(last);
  if (due.on === 'next-month') return dayWithin(after, due.day);
  const bounds = boundsByWords(deadline);
  const set = own.terms[deadline.id] ?? bounds?.usual ?? null;
  if (!bounds || set === null) return null;
  const term = Math.min(set, bounds.most);
  if (due.on !== 'promptly') return dayWithin(after, term);
  const before = deadlines.find((one) => one.step === due.after && one.every === every);
  if (!before) return null;
  const since = doneOn(before, period) ?? ownDueDay({ deadlines }, before, period, { own, doneOn, returned });
  return since === null ? null : addDays(since, term);
}

/** The last day for a step of a period: its own, or an earlier one of a step that needs it done. */
function dueDay(
  scheme: Pick<Scheme, 'deadlines' | 'inForce' | 'score'>,
  deadline: Deadline,
  period: string,
  given: DueGiven & { first?: string }
): Day | null {
  const own = ownDueDay(scheme, deadline, period, given);
  if (own === null) return null;
  return (
    neededBy(scheme.deadlines, deadline, period)
      .filter((after) => publishes(scheme, after.period, given.first))
      // A return moves the day of what is filed anew, and of nothing that came before it.
      .map(
        (after) => ownDueDay(scheme, after.deadline, after.period, { ...given, returned: undefined }) ?? own
      )
      .reduce((least, day) => (day < least ? day : least), own)
  );
}

/** A filing may be due half a year after its period, and what follows it a month later. */
const monthsAfter = 8;

/**
 * The steps of a scheme whose last days lie between two days, both included, in the order of those days.
 * Periods outside every version, or of a kind that it doesn't score, have none.
 * @param first the unit's first month: periods that end before it have none
 */
export function dueSteps(
  scheme: Pick<Scheme, 'deadlines' | 'inForce' | 'score'>,
  given: DueGiven & { from: Day; to: Day; first?: string }
): DueStep[] {
  const { from, to, first } = given;
  const months = monthsFrom(monthEarlier(monthOf(from), monthsAfter), monthOf(to));
  const around = [...months.flatMap(periodsAround), ...(given.returned?.keys() ?? [])];
  const periods = [...new Set(around)].filter((period) => publishes(scheme, period, first));
  const found = scheme.deadlines.flatMap((deadline) =>
    periods
      .filter((period) => periodKind(period) === deadline.every)
      .flatMap((period): DueStep[] => {
        const due = dueDay(scheme, deadline, period, given);
        return due !== null && due >= from && due <= to ? [{ deadline, period, due }] : [];
      })
  );
  return found.sort((a, b) => (a.due === b.due ? 0 : a.due < b.due ? -1 : 1));
}

/** Whether a step is done, and if not, whether its day is over. */
export type StepState = 'done' | 'done-late' | 'due' | 'late';

/** The state of a step on a day. The last day itself is still in time. */
export function stateOfDue(due: Day, done: Day | null, today: Day): StepState {
  if (done !== null) return done <= due ? 'done' : 'done-late';
  return today <= due ? 'due' : 'late';
}

/**
 * The period for which the document asks for an item's result once, around the day of an entry: A's
 * 四知四清四掌握 of 2026-09-28 is that of 2026-Q3. null for an item that it asks for at no set time.
 */
export function periodOfResult(
  { deadlines }: Pick<Scheme, 'deadlines'>,
  item: string,
  day: Day
): string | null {
  const asked = deadlines.find((deadline) => deadline.step === 'enter' && deadline.item === item);
  return periodsAround(monthOf(day)).find((period) => periodKind(period) === asked?.every) ?? null;
}

/**
 * The last day for filing a period: that of the month that comes so many months after its end. No document
 * names a day (A: 公示结束后及时; D: 年末), so the unit sets it.
 */
export function filingDueDay(period: string, { filingMonths }: Pick<OwnTerms, 'filingMonths'>): Day {
  return lastDay(monthLater(lastMonth(period), filingMonths));
}

function monthLater(month: string, count: number): string {
  return Array.from({ length: count }).reduce<string>((found) => nextMonth(found), month);
}

function monthEarlier(month: string, count: number): string {
  return Array.from({ length: count }).reduce<string>((found) => previousMonth(found), month);
}
