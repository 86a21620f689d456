import { monthOf, periodKind, periodsAround } from '../calendar';
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

type Bound = Omit<OverOnce, 'entries'> & { given: OnceEntry[] };

/** A bound of one person's entries, or of the places that several people share. */
type BoundOf = 'person' | 'places';

/** Whether several people share the places of an item. */
export function sharesPlaces({ once }: Pick<Item, 'once'>): boolean {
  return once !== undefined && (once.by === 'unit' || once.places !== undefined);
}

/**
 * M17: finds what is there more often than once, or on more places than there are.
 * @param given entries that are not reversed, in any order
 * @param bounds those that are looked at
 */
export function overOnce(
  given: readonly OnceEntry[],
  bounds: readonly BoundOf[] = ['person', 'places']
): OverOnce[] {
  const found = new Map<string, Bound>();
  for (const one of given) {
    const { item, entry, counts } = one;
    const period = periodIn(one);
    if (period === null || !item.once) continue;
    const { by, places, group = item.id } = item.once;
    const put = (subject: string | null, most: number) => {
      const key = `${period} ${group} ${subject ?? ''}`;
      const bound = found.get(key);
      if (bound) bound.given.push(one);
      else found.set(key, { subject, item, period, most, given: [one] });
    };
    if (by === 'person' && bounds.includes('person')) put(entry.subject, 1);
    if ((by === 'unit' || (places !== undefined && counts)) && bounds.includes('places'))
      put(null, places ?? 1);
  }
  // Only what is over is sorted: a county has ten thousand first places a quarter, and one too many is rare.
  return [...found.values()]
    .filter(({ most, given: some }) => some.reduce((sum, { entry }) => sum + entry.quantity, 0) > most)
    .map(({ given: some, ...bound }) => ({
      ...bound,
      entries: some.map(({ entry }) => entry).sort(inOrderOfBooking)
    }))
    .sort(inOrderOfFirst);
}

/** The period in which an entry's item is given once, around its day; null for an item without such a bound. */
function periodIn({ item: { once }, entry: { date } }: OnceEntry): string | null {
  if (!once) return null;
  const month = monthOf(date);
  const key = `${once.per} ${month}`;
  const period = known.get(key) ?? periodsAround(month).find((one) => periodKind(one) === once.per) ?? null;
  known.set(key, period);
  return period;
}

// A ledger has few months, and very many entries in each.
const known = new Map<string, string | null>();

function inOrderOfBooking(one: OnceEntry['entry'], other: OnceEntry['entry']): number {
  return compareEntries(one, other) || compareCodeUnits(one.subject, other.subject);
}

/** Compares by the first entry, in the order of booking. */
export function inOrderOfFirst({ entries: [one] }: OverOnce, { entries: [other] }: OverOnce): number {
  return one && other ? inOrderOfBooking(one, other) : 0;
}
