import { addDays, daysOf, parsePeriod, type Day } from '../../calendar';
import type { Scheme } from './scheme';

/** M13: some version of the scheme is in force on this day. */
export function isInForce(scheme: Pick<Scheme, 'inForce'>, day: Day): boolean {
  return overlaps(scheme, day, day);
}

/** M13: some version is in force on each day from the first to the last. */
export function isInForceThroughout({ inForce }: Pick<Scheme, 'inForce'>, first: Day, last: Day): boolean {
  let day = first;
  for (const { from, to } of inForce) {
    if (from > day) return false;
    if (to === undefined || to >= last) return true;
    if (to >= day) day = addDays(to, 1);
  }
  return false;
}

/**
 * M13: the period exists, some day of it is in force, and the rules at its end publish periods of its kind.
 * M15: nor does it end before the ledger's first month.
 * @param first `YYYY-MM`; undefined: the ledger has none
 */
export function publishes(
  scheme: Pick<Scheme, 'inForce' | 'score'>,
  period: string,
  first?: string | undefined
): boolean {
  const parsed = parsePeriod(period);
  if (!parsed || (first !== undefined && parsed.last < first)) return false;
  const { from, to } = daysOf(period);
  const begun = scheme.inForce.filter((version) => version.from <= to);
  const { score } = begun[begun.length - 1]?.rules ?? scheme;
  return score[parsed.kind] !== undefined && overlaps(scheme, from, to);
}

/** Some day of the month is in force. */
export function isMonthInForce(scheme: Pick<Scheme, 'inForce'>, month: string): boolean {
  const { from, to } = daysOf(month);
  return overlaps(scheme, from, to);
}

function overlaps(scheme: Pick<Scheme, 'inForce'>, from: Day, to: Day): boolean {
  return scheme.inForce.some((version) => version.from <= to && (!version.to || version.to >= from));
}
