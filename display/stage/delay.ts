/** Resolves after so many milliseconds. */
export function delay(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** Lets the browser paint and react to a visitor before the work goes on. */
export function nextTask(): Promise<void> {
  return delay(0);
}
