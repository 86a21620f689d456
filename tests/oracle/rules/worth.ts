import { compare, decimal, times, whole, zero, type OracleFraction } from './fraction';
import { type Items } from './item';
import { type OracleEntry } from './words';

/**
 * An entry's face value: points × quantity, or the value of its level, its rank or its number. A fact has
 * none.
 */
export function worth(items: Items, entry: OracleEntry): OracleFraction {
  const item = items[entry.item];
  if (item === undefined) throw new Error(`no item ${entry.item}`);
  if (item.takes === 'quantity') return times(decimal(item.points ?? '0'), whole(entry.quantity));
  if (item.takes === 'level') return decimal(item.levels[entry.value] ?? '');
  if (item.takes === 'rank') return decimal(item.ranks[Number(entry.value) - 1] ?? '0');
  if (item.takes === 'number') return decimal(entry.value);
  return zero;
}

/** How often it happened: the sum of the quantities. */
export function howOften(entries: readonly OracleEntry[], item: string): number {
  return entries.filter((entry) => entry.item === item).reduce((all, entry) => all + entry.quantity, 0);
}

/** Groups by matter; an entry with an empty matter is a group of its own (M8). */
export function byMatter(entries: readonly OracleEntry[]): OracleEntry[][] {
  const groups = new Map<string, OracleEntry[]>();
  for (const entry of entries) {
    const key = entry.matterText === '' ? `entry ${entry.id}` : `matter ${entry.matterText}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
}

/** All but the one worth most; of equals, all but the one booked first. */
export function allButMost(
  entries: readonly OracleEntry[],
  size: (entry: OracleEntry) => OracleFraction
): OracleEntry[] {
  const when = ({ period, date, id }: OracleEntry) => `${period} ${date} ${id}`;
  const [, ...others] = [...entries].sort(
    (a, b) => compare(size(b), size(a)) || (when(a) < when(b) ? -1 : 1)
  );
  return others;
}
