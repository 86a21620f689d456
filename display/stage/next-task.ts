/** Lets the browser paint, and see to whoever touches it, before the work goes on. */
export function nextTask(): Promise<void> {
  return new Promise((done) => setTimeout(done));
}
