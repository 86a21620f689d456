import { firstDay, periodOf } from '../../calendar';
import type { Subject } from '../ledger';

/**
 * M15: before the ledger's first month nobody is in service, whatever `from` says.
 * @param first `YYYY-MM`; undefined: the ledger has none, and everything is as `from` says
 */
export function servedSince<Served extends Pick<Subject, 'from' | 'earlier'>>(
  subject: Served,
  first: string | undefined
): Served {
  if (first === undefined) return subject;
  const from = firstDay(first);
  const isSince = subject.from !== null && subject.from >= from;
  if (!subject.earlier) return isSince ? subject : { ...subject, from };
  const earlier = subject.earlier.map((spell) =>
    spell.from !== null && spell.from >= from ? spell : { ...spell, from }
  );
  return { ...subject, from: isSince ? subject.from : from, earlier };
}

/**
 * M15: the first month, `YYYY-MM`, when it is the one from which on a period is recorded; null for a period that is
 * recorded from its beginning.
 * @throws RangeError for what is no period
 */
export function recordedSince(period: string, first: string | undefined): string | null {
  return first !== undefined && first > periodOf(period).first ? first : null;
}
