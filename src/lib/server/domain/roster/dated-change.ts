import { addDays, type Day } from '$lib/calendar';
import { spellsOf, type DatedFacts, type RosterPerson, type ServiceSpell } from './spells';

/** A change of somebody on the roster with its day: the last one of their service, the first one back, or the first one of other facts. */
export type DatedChange =
  | { is: 'left'; day: Day }
  | { is: 'returned'; day: Day }
  | { is: 'changed'; day: Day; was: DatedFacts; now: DatedFacts };

/**
 * The changes by which somebody's spells of service differ, in the order of their days: days on which service ends, and spells
 * that begin anew after an earlier one.
 */
export function datedChanges(before: RosterPerson, after: RosterPerson): DatedChange[] {
  const [was, is] = [spellsOf(before), spellsOf(after)];
  const leftBefore = new Set(was.flatMap((spell, at) => (isEnd(spell, was[at + 1]) ? [spell.to] : [])));
  const begunBefore = new Set(was.map(({ from }) => from));
  return is.flatMap((spell, at): DatedChange[] => {
    const changes: DatedChange[] = [];
    const previous = is[at - 1];
    if (previous && spell.from !== null && !begunBefore.has(spell.from)) {
      const day = spell.from;
      changes.push(
        isEnd(previous, spell) ? { is: 'returned', day } : { is: 'changed', day, was: previous, now: spell }
      );
    }
    if (spell.to !== null && isEnd(spell, is[at + 1]) && !leftBefore.has(spell.to))
      changes.push({ is: 'left', day: spell.to });
    return changes;
  });
}

/** Whether service ends with a spell: the next one doesn't follow it the day after. */
function isEnd({ to }: ServiceSpell, next: ServiceSpell | undefined): boolean {
  return to !== null && next?.from !== addDays(to, 1);
}
