import { addDays, daysOf, firstDay, nextMonth, overlaps } from '../../calendar';
import type { Spell, Subject } from '../ledger';

/** The spells of somebody's service, and the months of it that count in another unit. */
export type ServedSpells = Spell & Pick<Subject, 'earlier' | 'elsewhere'>;

/**
 * M15: leaves the months that count in another unit out of somebody's service here. Of service that lies wholly in them an
 * empty spell is left: it begins after it ends, and has no day.
 */
export function servedHere<Served extends ServedSpells>(subject: Served): Served {
  const { elsewhere = [], earlier = [], pool, group, from, to } = subject;
  if (elsewhere.length === 0) return subject;
  const last: Spell = { pool, group, from, to };
  const spells = elsewhere.reduce(
    (left, month) => left.flatMap((spell) => withoutMonth(spell, month)),
    [...earlier, last]
  );
  const after = firstDay(nextMonth([...elsewhere].sort().pop() ?? ''));
  const {
    pool: inPool,
    group: inGroup,
    ...days
  } = spells.pop() ?? {
    ...last,
    from: after,
    to: addDays(after, -1)
  };
  return { ...subject, pool: inPool, group: inGroup, from: days.from, to: days.to, earlier: spells };
}

function withoutMonth(spell: Spell, month: string): Spell[] {
  const days = daysOf(month);
  if (!overlaps(spell, days)) return [spell];
  const pieces: Spell[] = [];
  if (spell.from === null || spell.from < days.from) pieces.push({ ...spell, to: addDays(days.from, -1) });
  if (spell.to === null || spell.to > days.to) pieces.push({ ...spell, from: addDays(days.to, 1) });
  return pieces;
}
