import { monthOf, periodKind, periodsAround, type Day } from '../calendar';
import type { Item } from './kinds';
import { compareCodeUnits, compareEntries } from './kinds/order';
import type { Entry } from './ledger';

/** An entry of an item that is given once in a period. */
export interface OnceEntry {
  entry: Pick<Entry, 'id' | 'subject' | 'date' | 'period' | 'quantity'>;
  item: Item;
  /** it is worth points: a rank beyond the places takes none of them */
  counts: boolean;
}

/** Entries that are more than a document gives, in the order of booking. */
export interface OverOnce {
  /** the person who has too many; null: several people are on more places than there are */
  subject: string | null;
  item: Item;
  period: string;
  /** times, or places, that the document gives */
  most: number;
  entries: OnceEntry['entry'][];
}

type OnceBound = Omit<OverOnce, 'most' | 'entries'>;

/** The period in which an item is given once, around a day; null for an item without such a bound. */
function onceIn({ once }: Pick<Item, 'once'>, day: Day): string | null {
  if (!once) return null;
  return periodsAround(monthOf(day)).find((period) => periodKind(period) === once.per) ?? null;
}

/**
 * M17: finds what is there more often than once, or on more places than there are.
 * @param given entries that are not reversed, in any order
 */
export function overOnce(given: readonly OnceEntry[]): OverOnce[] {
  const bounds = new Map<string, { of: OnceBound; most: number; given: OnceEntry[] }>();
  const put = (one: OnceEntry, of: OnceBound, most: number) => {
    const key = JSON.stringify([of.subject, one.item.once?.group ?? one.item.id, of.period]);
    const bound = bounds.get(key) ?? { of, most, given: [] };
    bounds.set(key, bound);
    bound.given.push(one);
  };
  for (const one of [...given].sort(inOrder)) {
    const { item, entry } = one;
    const period = onceIn(item, entry.date);
    if (period === null || !item.once) continue;
    const { by, places } = item.once;
    if (by === 'person') put(one, { subject: entry.subject, item, period }, 1);
    if (by === 'unit') put(one, { subject: null, item, period }, places ?? 1);
    else if (places !== undefined && one.counts) put(one, { subject: null, item, period }, places);
  }
  return [...bounds.values()]
    .filter(({ most, given: some }) => some.reduce((sum, { entry }) => sum + entry.quantity, 0) > most)
    .map(({ of, most, given: some }) => ({ ...of, most, entries: some.map(({ entry }) => entry) }));
}

function inOrder({ entry: one }: OnceEntry, { entry: other }: OnceEntry): number {
  return compareEntries(one, other) || compareCodeUnits(one.subject, other.subject);
}
