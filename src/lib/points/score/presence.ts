import { countDays, daysOf, type Day } from '../../calendar';
import type { Spell, Subject } from '../ledger';

/** The days that somebody serves: of the last spell, and of those before it. */
type Served = Pick<Subject, 'from' | 'to' | 'earlier'>;

/** M10: in service, `from` and `to` included, on at least half of the calendar days of a period. M16: its spells add up. */
export function isPresent(subject: Served, period: string): boolean {
  if (subject.from === null && subject.to === null) return true;
  const { from, to } = daysOf(period);
  if ((subject.from ?? from) <= from && (subject.to ?? to) >= to) return true;
  let days = daysWithin(subject, from, to);
  if (subject.earlier) for (const spell of subject.earlier) days += daysWithin(spell, from, to);
  return days * 2 >= countDays(from, to);
}

function daysWithin(spell: Pick<Spell, 'from' | 'to'>, from: Day, to: Day): number {
  return Math.max(0, countDays(later(from, spell.from), earlier(to, spell.to)));
}

function later(day: Day, other: Day | null): Day {
  return other !== null && other > day ? other : day;
}

function earlier(day: Day, other: Day | null): Day {
  return other !== null && other < day ? other : day;
}
