/** Resolves after so many milliseconds. */
export function pass(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** Lets the browser paint, and see to whoever touches it, before the work goes on. */
export function nextTask(): Promise<void> {
  return pass(0);
}
