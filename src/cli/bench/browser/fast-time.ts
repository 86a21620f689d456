/**
 * B6: runs in the page before its scripts: timers and the monotonic clock go `rate` times as fast, frames and the
 * network don't. Timeouts below two seconds keep their length, because they wait for fonts, which don't come
 * faster. So do those of twenty seconds and more, which wait for a server whose beats come in real time.
 */
export function fastTime(rate: number): void {
  const [short, long] = [2000, 20_000];
  const now = performance.now.bind(performance);
  performance.now = () => now() * rate;
  const { setTimeout: later, setInterval: every } = window;
  const hurried = (ms = 0) => (ms >= short && ms < long ? ms / rate : ms);
  Object.assign(window, {
    setTimeout: (run: () => void, ms?: number) => later(run, hurried(ms)),
    setInterval: (run: () => void, ms = 0) => every(run, ms < long ? ms / rate : ms)
  });
}

/** The data that `watchBoard` keeps as the page's `seen`. */
export interface SeenRounds {
  /** how often the playlist has started over */
  rounds: number;
}

/** Runs in the page, and counts how often the playlist starts over: the foot goes from its last scene to its first. */
export function watchBoard(): void {
  const seen: SeenRounds = { rounds: 0 };
  Object.assign(window, { seen });
  let wasLast = false;
  new MutationObserver(() => {
    const [first, last] = ['first', 'last'].map((end) =>
      document.querySelector(`.route > li.now:${end}-child`)
    );
    if (first && wasLast) seen.rounds += 1;
    wasLast = last !== null;
  }).observe(document, { subtree: true, attributeFilter: ['class'] });
}
