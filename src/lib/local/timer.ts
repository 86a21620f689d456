/** Runs something later, once; the result calls it off. Injected, so that tests own the time. */
export type Later = (ms: number, run: () => void) => () => void;

export const browserLater: Later = (ms, run) => {
  const id = setTimeout(run, ms);
  return () => clearTimeout(id);
};

/**
 * How long to wait before the n-th attempt in a row (from 0): half of it fixed, half random, so that a county's
 * boards don't all come back in the same moment; never more than a minute.
 *
 * @param random from 0 to 1
 * @param spread milliseconds over which the server wants its readers to come back: each takes a place in them at random
 * with its first attempt, and keeps it with those that follow
 */
export function pause(attempt: number, random: number, spread = 0): number {
  const cap = Math.min(60_000, 500 * 2 ** Math.min(attempt, 16));
  if (attempt > 0 && spread > cap) return Math.min(60_000, spread);
  return cap / 2 + random * (attempt > 0 ? cap / 2 : Math.min(60_000, Math.max(cap / 2, spread)));
}

/**
 * How long to wait before something that is done again and again: a county's boards that got their power back in the same
 * second don't ask in the same second for ever. On the average as long as `ms`.
 *
 * @param random from 0 to 1
 */
export function about(ms: number, random: number): number {
  return ms * (0.75 + random / 2);
}
