/**
 * Runs something when what stands in the page has been painted: following the server and keeping a worker fresh can
 * wait for one frame, the reader doesn't. The result calls it off.
 */
export function afterPaint(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => (timer = setTimeout(run)));
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
