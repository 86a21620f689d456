import { firstDay, periodOf } from '../../calendar';
import { servedHere, type ServedSpells } from './served-here';

/**
 * M15: before the ledger's first month nobody is in service, whatever `from` says, nor in months that count in another unit.
 * @param first `YYYY-MM`; undefined: the ledger has none, and everything is as `from` says
 */
export function servedSince<Served extends ServedSpells>(served: Served, first: string | undefined): Served {
  const subject = servedHere(served);
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
