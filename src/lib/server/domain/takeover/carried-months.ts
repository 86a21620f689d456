import { yearOf, monthNumber, lastMonth, periodKind } from '$lib/calendar';
import type { TakenOver } from './takeovers';

/** The months taken over that a period's year to date counts, in order. */
export function carriedTo(taken: readonly TakenOver[], period: string): TakenOver[] {
  const [year, until] = [yearOf(period), lastMonth(period)];
  return taken
    .filter((one) => periodKind(one.period) === 'month')
    .filter((one) => yearOf(one.period) === year && one.period <= until);
}

/** The readings of a notice about months taken over from paper: which months, and on what basis. */
export function carriedReading(carried: readonly TakenOver[]): string[] {
  const [first, last] = [carried[0], carried[carried.length - 1]];
  if (!first || !last) return [];
  const month = ({ period }: TakenOver) => `${monthNumber(period)}月`;
  const span = `${yearOf(first.period)}年${month(first)}${first === last ? '' : `至${month(last)}`}`;
  const { body, minutes } = last.decision;
  const basis = first === last ? `${body} ${minutes}` : `各月会议纪要（${month(last)}为${body} ${minutes}）`;
  return [`${span}的积分从纸质台账结转，依据${basis}，计入本年累计。`];
}
