/**
 * Resolves when the next frame is painted, or after 250 ms: a screen that is off or hidden paints none, and
 * nothing may wait for it for ever.
 */
export function nextFrame(): Promise<void> {
  return new Promise((done) => {
    const late = setTimeout(done, 250);
    requestAnimationFrame(() => {
      clearTimeout(late);
      done();
    });
  });
}
