import { firstDay, periodOf } from '../../calendar';
import type { Subject } from '../ledger';

/**
 * M15: before the ledger's first month nobody is in service, whatever `from` says.
 * @param first `YYYY-MM`; undefined: the ledger has none, and everything is as `from` says
 */
export function servedSince<Served extends Pick<Subject, 'from'>>(
  subject: Served,
  first: string | undefined
): Served {
  if (first === undefined) return subject;
  const from = firstDay(first);
  return subject.from !== null && subject.from >= from ? subject : { ...subject, from };
}

/**
 * M15: the first month, `YYYY-MM`, when it is the one from which on a period is recorded; null for a period that is
 * recorded from its beginning.
 * @throws RangeError for what is no period
 */
export function recordedSince(period: string, first: string | undefined): string | null {
  return first !== undefined && first > periodOf(period).first ? first : null;
}
