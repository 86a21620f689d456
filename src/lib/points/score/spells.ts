import { lastDay, type Day, type Period } from '../../calendar';
import type { Spell, Subject } from '../ledger';

/** The facts of a spell that rules look at. */
export type SpellFacts = Pick<Spell, 'pool' | 'group'>;

/** Those of a subject's facts that differ from spell to spell (M16). */
type Serving = Pick<Subject, 'pool' | 'group' | 'from' | 'earlier'>;

/**
 * M16: the facts in force on a day are those of the last spell that has begun; before the first one they are the first
 * one's. A subject with one spell is its own answer, so that nothing is made for it.
 */
export function spellOn(subject: Serving, day: Day): SpellFacts {
  const { earlier } = subject;
  if (!earlier || subject.from === null || subject.from <= day) return subject;
  for (let n = earlier.length - 1; n > 0; n -= 1) {
    const spell = earlier[n];
    if (spell && (spell.from === null || spell.from <= day)) return spell;
  }
  return earlier[0] ?? subject;
}

/** M16: pool and group in a period are those of the last spell in it. */
export function spellIn(subject: Serving, period: Pick<Period, 'last'>): SpellFacts {
  return subject.earlier ? spellOn(subject, lastDay(period.last)) : subject;
}
