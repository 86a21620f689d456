/**
 * Runs in the page, before its scripts: timers and the monotonic clock go `rate` times as fast, frames and the network
 * don't. Timers of twenty seconds and more stay: they wait for a server whose beats come in real time.
 */
export function fastTime(rate: number): void {
  const long = 20_000;
  const now = performance.now.bind(performance);
  performance.now = () => now() * rate;
  const { setTimeout: later, setInterval: every } = window;
  const hurried = (ms = 0) => (ms < long ? ms / rate : ms);
  Object.assign(window, {
    setTimeout: (run: () => void, ms?: number) => later(run, hurried(ms)),
    setInterval: (run: () => void, ms?: number) => every(run, hurried(ms))
  });
}

/** What `watchBoard` leaves in the page's `seen`. */
export interface Seen {
  swaps: number;
  /** how often the last scene gave way to the first */
  rounds: number;
  /** the board is halted at the first turn of a round after so many swaps, so that lots are alike */
  haltAt: number;
  halted: boolean;
}

/** Runs in the page: counts how often a scene gave way to the next. */
export function watchBoard(): void {
  const seen: Seen = { swaps: 0, rounds: 0, haltAt: Infinity, halted: false };
  Object.assign(window, { seen });
  let scene = '';
  let front: Element | null = null;
  new MutationObserver(() => {
    const now = document.querySelector('.layer.seen > .scene[data-scene]');
    if (!now || now === front) return;
    front = now;
    seen.swaps += 1;
    const before = scene;
    scene = now.getAttribute('data-scene') ?? '';
    if (before !== 'trend' || scene !== 'standings') return;
    seen.rounds += 1;
    if (seen.halted || seen.swaps < seen.haltAt) return;
    seen.halted = true;
    dispatchEvent(new KeyboardEvent('keydown', { key: ' ' }));
  }).observe(document, { subtree: true, attributeFilter: ['class'] });
}
