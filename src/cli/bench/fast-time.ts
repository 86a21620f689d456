/**
 * Runs in the page, before its scripts: timers and the monotonic clock go `rate` times as fast, frames and the network
 * don't. Timeouts below two seconds stay: they wait for letters, which would come late. So do those of twenty seconds
 * and more: they wait for a server whose beats come in real time.
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

/** What `watchBoard` leaves in the page's `seen`. */
export interface Seen {
  /** how often the last scene gave way to the first */
  rounds: number;
}

/** Runs in the page: counts how often the playlist began anew. */
export function watchBoard(): void {
  const seen: Seen = { rounds: 0 };
  Object.assign(window, { seen });
  let scene = '';
  let front: Element | null = null;
  new MutationObserver(() => {
    const now = document.querySelector('.layer.seen > .scene[data-scene]');
    if (!now || now === front) return;
    front = now;
    const before = scene;
    scene = now.getAttribute('data-scene') ?? '';
    if (before === 'trend' && scene === 'standings') seen.rounds += 1;
  }).observe(document, { subtree: true, attributeFilter: ['class'] });
}
