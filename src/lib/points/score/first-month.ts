import { firstDay, periodOf, type Day } from '../../calendar';
import type { Spell, Subject } from '../ledger';

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
  if (subject.earlier) return withSpellsSince(subject, subject.earlier, from);
  return subject.from !== null && subject.from >= from ? subject : { ...subject, from };
}

/** Without the spells that ended before the first day; one that includes it begins with it (M16). */
function withSpellsSince<Served extends Pick<Subject, 'from' | 'earlier'>>(
  subject: Served,
  spells: readonly Spell[],
  from: Day
): Served {
  const since = (day: Day | null) => (day !== null && day > from ? day : from);
  const earlier = spells
    .filter(({ to }) => to === null || to >= from)
    .map((spell) => ({ ...spell, from: since(spell.from) }));
  return { ...subject, from: since(subject.from), earlier };
}

/**
 * M15: the first month, `YYYY-MM`, when it is the one from which on a period is recorded; null for a period that is
 * recorded from its beginning.
 * @throws RangeError for what is no period
 */
export function recordedSince(period: string, first: string | undefined): string | null {
  return first !== undefined && first > periodOf(period).first ? first : null;
}
