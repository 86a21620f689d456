import { localTime } from '$lib/calendar';
import type { BoardFeed } from '$lib/sync';
import type { SceneName } from '../scenes/scene-kind';
import type { RunLater } from '$lib/local/timer';
import { Scheduler, sceneProgress, slotOf, type SchedulerOptions, type FoundRow } from './scheduler';
import type { Layout } from '../scenes/paging';
import type { TimedSlot } from './programme';
import { sameSlot, slotKey, type Slot } from './slot';

/** A scene with all the data that it is drawn from; it never changes once made. */
export interface Slide {
  id: number;
  slot: Slot;
  feed: BoardFeed;
  layout: Layout;
  /** the unit's day when it is shown, YYYY-MM-DD */
  today: string;
}

export interface PlayerState {
  layers: readonly [Slide | null, Slide | null];
  /** the visible layer; null before the first scene */
  front: 0 | 1 | null;
  /** scenes of the cycle in order; only one while an emergency or the night scene is on */
  route: readonly SceneName[];
  /** how much of the visible scene's pages is over, 0 to 1 */
  progress: number;
  paused: boolean;
}

export interface PlayerOptions extends SchedulerOptions {
  later: RunLater;
  /** milliseconds of the cross-fade; a layer that still fades out isn't built on */
  fade: number;
  /** Resolves when the layer's scene is laid out, with its fonts and pictures loaded. */
  prepare(layer: 0 | 1, slide: Slide): Promise<void>;
  onChange(state: PlayerState): void;
  /** called when a scene is ready and fades in */
  onShown(): void;
  onTrouble(what: string): void;
}

/** Milliseconds before its time at which the next scene is begun, so that it is ready on the second. */
const ahead = 2000;
/** Milliseconds between checks of the clock, which is adjusted and sometimes set. */
const pollInterval = 1000;

/**
 * Plays scenes in two layers of which one is visible: the next scene is built in the hidden one and shown
 * when its time has come, so that nobody sees a half-drawn page, and boards side by side change together. The
 * scheduler decides which scene that is.
 */
export class Player {
  readonly #options: PlayerOptions;
  readonly #scheduler: Scheduler;
  #layers: [Slide | null, Slide | null] = [null, null];
  #front: 0 | 1 | null = null;
  #latest = 0;
  #stopped = false;
  /** `anew`: it has the same data as the visible one, and is shown all the same */
  #building: { slide: Slide; ready: boolean; anew: boolean } | null = null;
  /** a slot that couldn't be drawn; its time passes with the old scene on */
  #failed: { slot: Slot; until: number } | null = null;
  #swapped = -Infinity;
  #cancelWake: () => void = () => {};
  #reported: Pick<PlayerState, 'route' | 'progress'> = { route: [], progress: 0 };
  #cancelBuild: () => void = () => {};

  constructor(options: PlayerOptions) {
    this.#options = options;
    this.#scheduler = new Scheduler(options);
  }

  /** Takes new content, which is shown at once. */
  feed(feed: BoardFeed): void {
    if (this.#stopped) return;
    this.#scheduler.take(feed);
    this.#failed = null;
    this.#play();
  }

  /** Draws the visible scene anew, because the screen was turned, or its theme or fonts have changed. */
  redraw(layout: Layout): void {
    this.#scheduler.lay(layout);
    if (!this.#scheduler.feed) return;
    const now = this.#options.time();
    const on = this.#scheduler.on(now);
    if (this.#front !== null) this.#begin(this.#slideOf(on, now), { until: on.ends, anew: true });
    this.#play();
  }

  /** Pages running text anew, because its fonts have come. The visible scene stays, if it is the same. */
  recount(): void {
    this.#scheduler.recount();
    this.#play();
  }

  /** Checks what has to be shown; to be called about once a second. */
  tick(): void {
    this.#play();
  }

  step(by: 1 | -1): void {
    this.#scheduler.step(by);
    this.#play();
  }

  pause(): void {
    this.#scheduler.pause();
    this.#play();
  }

  find(row: FoundRow): void {
    this.#scheduler.find(row);
    this.#play();
  }

  /** Returns to what the other boards show. */
  resume(): void {
    this.#scheduler.resume();
    this.#play();
  }

  /** Stops for good. */
  stop(): void {
    this.#stopped = true;
    this.#latest++;
    this.#scheduler.stop();
    this.#building = null;
    this.#cancelWake();
    this.#cancelBuild();
  }

  /** Shows what has to be visible now, and builds the next scene in time. */
  #play(): void {
    if (!this.#scheduler.feed) return;
    this.#cancelWake();
    const { time, later } = this.#options;
    const now = time();
    const on = this.#scheduler.on(now);
    const slide = this.#slideOf(on, now);
    const built = this.#building;
    const isDue = built?.anew === true || (!this.#isSeen(slide) && !this.#hasFailed(slide, now));
    const swaps = isDue && built !== null && built.ready && alike(built.slide, slide);
    if (swaps) this.#swap();
    else if (isDue) {
      if (!built || !alike(built.slide, slide)) this.#begin(slide, { until: on.ends });
    } else if (on.ends - now <= ahead) this.#beginNext(on.ends);
    // The visible scene is right again, so the outdated one that was being built is dropped.
    else if (built && !alike(built.slide, slide)) this.#building = null;
    const wait = on.ends - now;
    const wake = wait <= ahead ? wait : Math.min(pollInterval, wait - ahead);
    this.#cancelWake = later(Math.max(1, wake), () => this.#play());
    this.#notify(this.#isSeen(slide) ? { on, now } : null);
    if (swaps) this.#options.onShown();
  }

  #beginNext(then: number): void {
    const { ends, ...on } = this.#scheduler.peek(then);
    const slide = this.#slideOf(on, then);
    const built = this.#building;
    const isUnderWay = built !== null && alike(built.slide, slide);
    if (!isUnderWay && !this.#isSeen(slide) && !this.#hasFailed(slide, then))
      this.#begin(slide, { until: ends });
  }

  #slideOf(on: Pick<TimedSlot, 'slots' | 'index'>, now: number): Slide {
    const { feed, layout } = this.#scheduler;
    if (!feed) throw new Error('nothing to show yet');
    return {
      id: 0,
      slot: slotOf(on),
      feed,
      layout,
      today: localTime(now, feed.unit.timeZone).date
    };
  }

  #isSeen(slide: Slide): boolean {
    const seen = this.#front === null ? null : this.#layers[this.#front];
    return seen !== null && alike(seen, slide);
  }

  #hasFailed({ slot }: Slide, now: number): boolean {
    const failed = this.#failed;
    return failed !== null && now < failed.until && sameSlot(failed.slot, slot);
  }

  #begin(slide: Slide, { until, anew = false }: { until: number; anew?: boolean }): void {
    const { fade, now, later } = this.#options;
    const begun = { ...slide, id: ++this.#latest };
    this.#building = { slide: begun, ready: false, anew };
    this.#cancelBuild();
    const settled = this.#swapped + fade - now();
    if (settled > 0) this.#cancelBuild = later(settled, () => void this.#build(begun, until));
    else void this.#build(begun, until);
  }

  async #build(slide: Slide, until: number): Promise<void> {
    const { prepare, onTrouble } = this.#options;
    const layer = this.#front === 0 ? 1 : 0;
    const wanted = () => (this.#building?.slide === slide ? this.#building : null);
    if (!wanted()) return;
    this.#layers = layer === 0 ? [slide, this.#layers[1]] : [this.#layers[0], slide];
    this.#notify(null);
    try {
      await prepare(layer, slide);
      const building = wanted();
      if (!building) return;
      this.#building = { ...building, ready: true };
    } catch (error) {
      if (!wanted()) return;
      // The old scene stays for this one's time; then the next one has its turn.
      onTrouble(`can't show ${slotKey(slide.slot)}: ${String(error)}`);
      this.#building = null;
      this.#failed = { slot: slide.slot, until };
    }
    this.#play();
  }

  #swap(): void {
    this.#front = this.#front === 0 ? 1 : 0;
    this.#swapped = this.#options.now();
    this.#building = null;
    this.#failed = null;
  }

  /** @param seen the present slot, when it is visible too; else the foot stays with what is still visible */
  #notify(seen: { on: TimedSlot; now: number } | null): void {
    if (seen)
      this.#reported = {
        route: this.#scheduler.route(seen.on, seen.now),
        progress: sceneProgress(seen.on, seen.now)
      };
    this.#options.onChange({
      layers: [...this.#layers],
      front: this.#front,
      ...this.#reported,
      paused: this.#scheduler.paused
    });
  }
}

function alike(a: Slide, b: Slide): boolean {
  return a.feed === b.feed && a.layout === b.layout && a.today === b.today && sameSlot(a.slot, b.slot);
}
