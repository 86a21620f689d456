import type { Snapshot, SnapshotRow } from '$lib/notice';

type Gain = SnapshotRow['gains'][number];

/** The number of items in the trend scene. */
const shown = 2;

/**
 * The items credited most often in the period, with their number in the one before.
 * @param before the notice of the period before; null: there was none
 */
export function figuresOf(now: readonly Gain[], before: readonly Gain[] | null): Snapshot['figures'] {
  const counts = countByItem(now);
  const earlier = before && countByItem(before);
  return [...counts.values()]
    .sort((a, b) => b.count - a.count || (a.item < b.item ? -1 : 1))
    .slice(0, shown)
    .map(({ item, name, measure, count }) => ({
      item,
      name,
      measure,
      count,
      before: earlier ? (earlier.get(item)?.count ?? 0) : null
    }));
}

function countByItem(gains: readonly Gain[]): Map<string, Gain> {
  const counts = new Map<string, Gain>();
  for (const gain of gains) {
    counts.set(gain.item, { ...gain, count: gain.count + (counts.get(gain.item)?.count ?? 0) });
  }
  return counts;
}
