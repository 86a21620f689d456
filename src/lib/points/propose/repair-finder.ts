import type { Source } from './proposal';
import type { Repair } from './reading';

/**
 * Finds the corrections within a place of the original, in the order in which they were made. A text of
 * nothing but damage has as many of them as rows, so they are looked up and not gone through for each row.
 */
export function repairFinder(repairs: readonly Repair[]): (source: Source) => Repair[] {
  const sorted = repairs
    .map((repair, no) => ({ repair, no }))
    .sort((a, b) => a.repair.start - b.repair.start);
  const longest = repairs.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  return ({ start, end }) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.repair.start ?? 0) < start - longest) low = middle + 1;
      else high = middle;
    }
    const found: { repair: Repair; no: number }[] = [];
    for (let at = low; at < sorted.length; at += 1) {
      const one = sorted[at];
      if (!one || one.repair.start >= end) break;
      if (start < one.repair.end) found.push(one);
    }
    return found.sort((a, b) => a.no - b.no).map(({ repair }) => repair);
  };
}
