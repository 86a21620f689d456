/**
 * Runs a request that is given up when it takes too long: between two cells, or behind a dead proxy, it otherwise
 * hangs for minutes. Rejects then as `fetch` does.
 */
export async function withPatience<T>(ms: number, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ms);
  try {
    return await run(stop.signal);
  } finally {
    clearTimeout(timer);
  }
}
