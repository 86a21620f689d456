/** Runs something later, once; the result calls it off. Injected, so that tests own the time. */
export type RunLater = (ms: number, run: () => void) => () => void;

export const browserLater: RunLater = (ms, run) => {
  const id = setTimeout(run, ms);
  return () => clearTimeout(id);
};

/**
 * How long to wait before the n-th attempt in a row, in ms and at most a minute. Half of it is fixed and
 * half random, so that a county's boards don't all come back in the same moment.
 * @param attempt counted from 0
 * @param random from 0 to 1
 * @param spread milliseconds over which the server wants its readers to come back: each reader takes a
 * random moment in them with its first attempt, and keeps its distance in those that follow
 */
export function pause(attempt: number, random: number, spread = 0): number {
  const cap = Math.min(60_000, 500 * 2 ** Math.min(attempt, 16));
  if (attempt > 0 && spread > cap) return Math.min(60_000, spread);
  return cap / 2 + random * (attempt > 0 ? cap / 2 : Math.min(60_000, Math.max(cap / 2, spread)));
}

/**
 * How long to wait before the next round of repeated work, in ms: `ms` on average, varied so that a
 * county's boards that got their power back in the same second don't ask in the same second for ever.
 * @param random from 0 to 1
 */
export function jittered(ms: number, random: number): number {
  return ms * (0.75 + random / 2);
}
