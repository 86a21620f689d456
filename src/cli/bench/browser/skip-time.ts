import type { BoardFeed } from '$lib/sync';

/** The interface that `skipTime` provides as the page's `time`. */
export interface SkippedTime {
  /** milliseconds since 1970, by both the board's and the device's clock */
  now(): number;
  /** advances the time until `over` is true, waiting for nothing but the page's own work */
  until(over: () => boolean): Promise<void>;
  /** advances the time to an instant, in ms since 1970 */
  to(instant: number): Promise<void>;
  /** advances the time until `count` scenes have been replaced and the named one comes on */
  swaps(count: number, scene: string): Promise<void>;
  counts: {
    swaps: number;
    /** tasks over 50 ms: duration, and the scene at that time */
    tasks: { ms: number; scene: string }[];
    scenes: Record<string, number>;
  };
}

export interface Journey {
  feed: BoardFeed;
  /** milliseconds since 1970 at which it begins */
  start: number;
  clockHeader: string;
}

/**
 * B7: runs in the page before its scripts, and skips waiting times. When the page has nothing left to do, time
 * jumps to the next timer; each runs at its own moment and in order. Work is never skipped: building a scene,
 * loading fonts and pictures, and painting frames take their time. Seconds in which only the clock changes
 * get no frame of their own. The server is simulated: it answers with the feed under a new revision each
 * time, and sends beats.
 */
export function skipTime({ feed, start, clockHeader }: Journey): void {
  interface Timer {
    due: number;
    every: number | null;
    run(): void;
  }
  const real = performance.now.bind(performance);
  const { setTimeout: later, clearTimeout: cancel, requestAnimationFrame: frame, Date: RealDate } = window;
  let leapt = 0;
  const monotonic = () => real() + leapt;
  const born = real();
  const now = () => start + monotonic() - born;
  performance.now = monotonic;
  window.Date = new Proxy(RealDate, {
    construct: (target, args, made) => Reflect.construct(target, args.length > 0 ? args : [now()], made),
    get: (target, key) => (key === 'now' ? () => Math.floor(now()) : Reflect.get(target, key))
  });

  const timers = new Map<number, Timer>();
  let last = 1000;
  let wake = 0;
  let skipping = false;

  function next(): [number, Timer] | null {
    let found: [number, Timer] | null = null;
    for (const each of timers) if (!found || each[1].due < found[1].due) found = each;
    return found;
  }
  function runDue(): void {
    for (let due = next(); due && due[1].due <= monotonic(); due = next()) {
      const [id, timer] = due;
      if (timer.every === null) timers.delete(id);
      else timer.due += Math.max(1, timer.every);
      timer.run();
    }
    arm();
  }
  function arm(): void {
    cancel(wake);
    const due = next();
    if (due && !skipping) wake = later(runDue, Math.max(0, due[1].due - monotonic()));
  }
  const add = (run: () => void, ms: number, every: number | null): number => {
    last += 1;
    timers.set(last, { due: monotonic() + Math.max(0, ms), every, run });
    arm();
    return last;
  };
  const drop = (id?: number) => void (id !== undefined && timers.delete(id));
  Object.assign(window, {
    setTimeout: (run: () => void, ms = 0) => add(run, ms, null),
    setInterval: (run: () => void, ms = 0) => add(run, ms, ms),
    clearTimeout: drop,
    clearInterval: drop
  });

  let revision = feed.revision;
  const answer = (): Response => {
    revision += 1;
    const at = new RealDate(now()).toISOString();
    const [first, ...rest] = feed.announcements;
    const announcements = first ? [{ ...first, title: `${first.title} ${revision % 100}` }, ...rest] : [];
    return new Response(JSON.stringify({ ...feed, announcements, revision, at }), {
      headers: { 'content-type': 'application/json', etag: `"${revision}"`, [clockHeader]: at }
    });
  };
  const ask = window.fetch.bind(window);
  let asked = 0;
  window.fetch = async (what, options) => {
    const address = new URL(what instanceof Request ? what.url : String(what), location.href).pathname;
    if (address === '/api/board')
      return options?.method === 'POST' ? new Response(null, { status: 204 }) : answer();
    asked += 1;
    return ask(what, options).finally(() => (asked -= 1));
  };
  Object.assign(window, {
    EventSource: class extends EventTarget {
      readonly #beats = setInterval(
        () => this.dispatchEvent(new MessageEvent('beat', { data: String(Math.floor(now())) })),
        10_000
      );
      close(): void {
        clearInterval(this.#beats);
      }
    }
  });

  const counts: SkippedTime['counts'] = { swaps: 0, tasks: [], scenes: {} };
  let front: HTMLElement | null = null;
  let isNew = false;
  let moved = true;
  new MutationObserver((changes) => {
    for (const { type, target } of changes)
      if (
        type === 'attributes' ||
        (target instanceof Element &&
          target.closest('.layer') &&
          target.matches('.layer, .scene, .scene *') &&
          !target.closest('time'))
      )
        moved = true;
    const seen = document.querySelector<HTMLElement>('.layer.seen > .scene[data-scene]');
    if (!seen || seen === front) return;
    front = seen;
    counts.swaps += 1;
    isNew = true;
    const scene = seen.dataset.scene ?? '';
    counts.scenes[scene] = (counts.scenes[scene] ?? 0) + 1;
  }).observe(document, { subtree: true, childList: true, attributeFilter: ['class'] });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      counts.tasks.push({ ms: duration, scene: front?.dataset.scene ?? '' });
  }).observe({ type: 'longtask' });

  const channel = new MessageChannel();
  const turn = () =>
    new Promise<void>((done) => {
      channel.port1.onmessage = () => done();
      channel.port2.postMessage(null);
    });
  const nextFrame = () => new Promise<void>((done) => void frame(() => done()));
  const isBusy = () =>
    asked > 0 ||
    document.fonts.status === 'loading' ||
    Array.from(document.querySelectorAll<HTMLImageElement>('.layer img')).some(({ complete }) => !complete);

  /** Waits until the page has done everything that needs no timer. */
  async function rest(): Promise<void> {
    await turn();
    await turn();
    // Two frames without a change mean rest, because building a scene waits for one frame itself.
    for (let quiet = moved ? 0 : 2; quiet < 2 || isBusy(); quiet += 1) {
      if (moved) quiet = 0;
      moved = false;
      await nextFrame();
      await turn();
    }
  }

  async function until(over: () => boolean): Promise<void> {
    skipping = true;
    cancel(wake);
    while (!over()) {
      const due = next();
      if (due) leapt += Math.max(0, due[1].due - monotonic());
      runDue();
      await rest();
    }
    skipping = false;
    arm();
  }

  Object.assign(window, {
    time: {
      now,
      until,
      to: (instant) => until(() => now() >= instant),
      swaps: (count, scene) => {
        const goal = counts.swaps + count;
        return until(() => {
          const isAt = isNew && front?.dataset.scene === scene;
          isNew = false;
          return counts.swaps >= goal && isAt;
        });
      },
      counts
    } satisfies SkippedTime
  });
}
