import { createHash } from 'node:crypto';

/**
 * The name of the way in which `drawSample` draws: another way gets another name, so that earlier draws
 * stay repeatable.
 */
export const sampleAlgorithm = 'sha256-strata-1';

/** A ledger line that may be drawn. */
export interface DrawableLine {
  /** number (流水号) */
  id: string;
  /** item or person that it is drawn by */
  stratum: string;
}

/**
 * Draws a sample so that anyone can draw it again, with paper and `sha256sum`:
 * 1. Each stratum gets its share of the sample by largest remainders; of equal ones the stratum whose name
 * sorts first.
 * 2. Within a stratum entries are in the order of SHA-256 over `seed`, a line end and the entry's number
 * (as 64 hex digits); the first so many are drawn.
 * The function is pure: the order in which the population is given changes nothing.
 * @param size at most as many as there are; fewer than 1 draws none
 * @returns numbers, by stratum and then in the order of 2
 */
export function drawSample(
  population: readonly DrawableLine[],
  { seed, size }: { seed: string; size: number }
): string[] {
  const strata = new Map<string, string[]>();
  for (const { id, stratum } of population) strata.set(stratum, [...(strata.get(stratum) ?? []), id]);
  const names = [...strata.keys()].sort();
  const wanted = Math.max(0, Math.min(Math.floor(size), population.length));
  const shares = sharesOf(
    names.map((name) => strata.get(name)?.length ?? 0),
    wanted
  );
  return names.flatMap((name, at) => inDrawnOrder(strata.get(name) ?? [], seed).slice(0, shares[at]));
}

/** Whole numbers proportional to the counts, which add up to `size`. Exact: remainders of a whole division. */
function sharesOf(counts: readonly number[], size: number): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return counts.map(() => 0);
  const shares = counts.map((count) => Math.floor((count * size) / all));
  const left = size - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = counts
    .map((count, at) => ({ at, remainder: (count * size) % all }))
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at);
  for (const { at } of byRemainder.slice(0, left)) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}

function inDrawnOrder(ids: readonly string[], seed: string): string[] {
  return ids
    .map((id) => ({ id, place: createHash('sha256').update(`${seed}\n${id}`).digest('hex') }))
    .sort((a, b) => (a.place === b.place ? compare(a.id, b.id) : compare(a.place, b.place)))
    .map(({ id }) => id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
