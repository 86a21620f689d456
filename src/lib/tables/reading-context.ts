import { lastDay, type Day } from '../calendar';
import { kindOf, rulesOn, type Item, type Scheme, type Subject } from '../points';

/** Everything a table is read against. */
export interface ReadingContext {
  scheme: Scheme;
  /** items that a cell may stand for on the last day of the month: those that are entered, and those that the rules give by themselves */
  items: readonly Item[];
  roster: readonly Subject[];
  /** YYYY-MM */
  month: string;
  /** the key of the reading that somebody has chosen under a question's id */
  answers: (id: string) => string | undefined;
}

export function readingContext(given: Omit<ReadingContext, 'items'>): ReadingContext {
  const items = rulesOn(given.scheme, lastDay(given.month)).items.filter(
    (item) => kindOf(item).isEntered(item) || item.kind === 'standing'
  );
  return { ...given, items };
}

/** The last day of a month on which somebody serves; lines that a form counts by the month are dated so. */
export function dayInMonth(month: string, { from, to, earlier = [] }: Subject): Day {
  const last = lastDay(month);
  const first = `${month}-01`;
  const spells = [...earlier, { from, to }];
  const serves = (day: Day) => spells.some((spell) => (spell.from ?? day) <= day && day <= (spell.to ?? day));
  if (serves(last)) return last;
  const ends = spells.flatMap((spell) =>
    spell.to !== null && spell.to >= first && spell.to <= last ? [spell.to] : []
  );
  return ends.at(-1) ?? last;
}
