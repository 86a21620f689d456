/**
 * Runs in the page, from before its first script. Notes each event of a tap or a key that took 16 ms or more, until the frame
 * after it was painted, as a mark, which a later script reads.
 */
export function watchInteractions(): void {
  const options = { type: 'event', buffered: true, durationThreshold: 16 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const id = Number(Reflect.get(entry, 'interactionId'));
      if (id > 0) performance.mark('bench-interaction', { detail: [id, entry.duration] });
    }
  }).observe(options);
}

/**
 * Runs in the page. The page's INP by web-vitals' definition: each interaction counts with its longest event, and of every 50
 * interactions the slowest one is left out. All that took less than 16 ms counts as 16.
 */
export function interactionToNextPaint(): number {
  const longest: Record<string, number> = {};
  for (const { detail } of performance.getEntriesByName('bench-interaction') as PerformanceMark[]) {
    const [id, took] = detail as [number, number];
    longest[id] = Math.max(longest[id] ?? 0, took);
  }
  const count = Number(Reflect.get(performance, 'interactionCount') ?? 0);
  const slowest = Object.values(longest).sort((a, b) => b - a);
  return slowest[Math.min(slowest.length - 1, Math.floor(count / 50))] ?? 16;
}
