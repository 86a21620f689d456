import { countDays, daysOf, type Day } from '../../calendar';
import type { Subject } from '../ledger';

/** M10: in service, `from` and `to` included, on at least half of the calendar days of a period. */
export function isPresent(subject: Pick<Subject, 'from' | 'to'>, period: string): boolean {
  if (subject.from === null && subject.to === null) return true;
  const { from, to } = daysOf(period);
  if ((subject.from ?? from) <= from && (subject.to ?? to) >= to) return true;
  const first = later(from, subject.from);
  const last = earlier(to, subject.to);
  return Math.max(0, countDays(first, last)) * 2 >= countDays(from, to);
}

function later(day: Day, other: Day | null): Day {
  return other !== null && other > day ? other : day;
}

function earlier(day: Day, other: Day | null): Day {
  return other !== null && other < day ? other : day;
}
