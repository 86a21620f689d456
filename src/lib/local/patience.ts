/**
 * Runs a request and gives it up when it takes too long: between two cells, or behind a dead proxy, it
 * could otherwise wait for minutes. It then rejects as `fetch` does.
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

/** Milliseconds that a page waits for an answer before it shows what it has. A good network needs less. */
export const pagePatience = 4000;

/**
 * How long storage may take to open or to list, in ms. A slow phone needs up to a second; a browser that
 * has lost its storage (as iOS does) never answers.
 */
export const storagePatience = 2500;

/**
 * Waits at most `ms` milliseconds for work that can't be cancelled. The work goes on, and a caller that
 * wants a late result keeps the promise itself.
 * @throws DOMException `TimeoutError` when it takes longer
 */
export async function inTime<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException(`no end within ${ms} ms`, 'TimeoutError')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
