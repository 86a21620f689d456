import { isDay, lastDay, monthOfYear, yearOf, type Day } from '$lib/calendar';
import { Problem } from '../../platform/problem/problem';

/**
 * Refuses a day for correction (整改期限) before the day that sets it, or after the next year, so that a slip of the
 * keyboard leaves nothing open for ever.
 * @param code why a day that is none, or comes too early, is refused
 * @throws Problem `code`, `correction-late`
 */
export function needCorrectionDay(
  correctBy: string,
  since: Day,
  code: 'correction-day' | 'talk-correction'
): void {
  if (!isDay(correctBy) || correctBy < since) throw new Problem(code, 422);
  const latest = lastDay(monthOfYear(yearOf(since) + 1, 12));
  if (correctBy > latest) throw new Problem('correction-late', 422, { latest });
}
