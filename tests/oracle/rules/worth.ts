import { compare, decimal, times, whole, zero, type Fraction } from './fraction';
import { type Items } from './item';
import { type Entry } from './words';

/** Its face value: points × quantity, the level's, the rank's, the number itself. A fact is worth nothing by itself. */
export function worth(items: Items, entry: Entry): Fraction {
  const item = items[entry.item];
  if (item === undefined) throw new Error(`no item ${entry.item}`);
  if (item.takes === 'quantity') return times(decimal(item.points ?? '0'), whole(entry.quantity));
  if (item.takes === 'level') return decimal(item.levels[entry.value] ?? '');
  if (item.takes === 'rank') return decimal(item.ranks[Number(entry.value) - 1] ?? '0');
  if (item.takes === 'number') return decimal(entry.value);
  return zero;
}

/** How often it happened: the quantities together. */
export function howOften(entries: readonly Entry[], item: string): number {
  return entries.filter((entry) => entry.item === item).reduce((all, entry) => all + entry.quantity, 0);
}

/** Groups of one matter; an empty matter is a matter of its own (M8). */
export function byMatter(entries: readonly Entry[]): Entry[][] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = entry.matter === '' ? `entry ${entry.id}` : `matter ${entry.matter}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
}

/** All but the one worth most; of equals, all but the one booked first. */
export function allButMost(entries: readonly Entry[], size: (entry: Entry) => Fraction): Entry[] {
  const when = ({ period, date, id }: Entry) => `${period} ${date} ${id}`;
  const [, ...others] = [...entries].sort(
    (a, b) => compare(size(b), size(a)) || (when(a) < when(b) ? -1 : 1)
  );
  return others;
}
