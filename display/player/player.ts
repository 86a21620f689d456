import { localTime } from '$lib/calendar';
import type { BoardFeed } from '$lib/sync';
import type { Later } from '$lib/local/timer';
import { Agenda, progressOf, turnOf, type AgendaOptions, type Found } from './agenda';
import type { Layout } from './pages';
import type { Placed } from './programme';
import { sameTurn, turnKey, type SceneName, type Turn } from './turn';

/** One scene with all that it is drawn from; never changed once made. */
export interface Slide {
  id: number;
  turn: Turn;
  feed: BoardFeed;
  layout: Layout;
  /** day of the unit when it is shown, YYYY-MM-DD */
  today: string;
}

export interface PlayerState {
  layers: readonly [Slide | null, Slide | null];
  /** the layer that is seen; null before the first scene */
  front: 0 | 1 | null;
  /** scenes of the cycle, in turn; the one alone while an emergency or the night scene is on */
  route: readonly SceneName[];
  /** how far the seen scene's pages are through, 0 to 1 */
  progress: number;
  paused: boolean;
}

export interface PlayerOptions extends AgendaOptions {
  later: Later;
  /** how long the cross-fade lasts: a layer that still fades out isn't built on */
  fade: number;
  /** Resolves when the layer's scene is laid out, with its letters and pictures at hand. */
  prepare(layer: 0 | 1, slide: Slide): Promise<void>;
  onChange(state: PlayerState): void;
  /** a scene is ready and fades in */
  onShown(): void;
  onTrouble(what: string): void;
}

/** How long before its time the next scene is begun, so that it stands ready on the second. */
const ahead = 2000;
/** The clock is led and sometimes set: it is looked at so often. */
const look = 1000;

/**
 * Two layers, one seen: the next scene is built in the other one and shown when its time has come, so that nobody sees
 * a half-drawn page, and boards side by side change together. Which scene that is the agenda says.
 */
export class Player {
  readonly #options: PlayerOptions;
  readonly #agenda: Agenda;
  #layers: [Slide | null, Slide | null] = [null, null];
  #front: 0 | 1 | null = null;
  #latest = 0;
  #stopped = false;
  /** `anew`: looks like what is seen by its data, and is to be shown all the same */
  #building: { slide: Slide; ready: boolean; anew: boolean } | null = null;
  /** couldn't be drawn: its time passes with the old one on */
  #failed: { turn: Turn; until: number } | null = null;
  #swapped = -Infinity;
  #cancelWake: () => void = () => {};
  #told: Pick<PlayerState, 'route' | 'progress'> = { route: [], progress: 0 };
  #cancelBuild: () => void = () => {};

  constructor(options: PlayerOptions) {
    this.#options = options;
    this.#agenda = new Agenda(options);
  }

  /** New content: shown at once. */
  feed(feed: BoardFeed): void {
    if (this.#stopped) return;
    this.#agenda.take(feed);
    this.#failed = null;
    this.#play();
  }

  /** The screen was turned, its theme or its letters: what is seen is drawn anew. */
  redraw(layout: Layout): void {
    this.#agenda.lay(layout);
    if (!this.#agenda.feed) return;
    const now = this.#options.time();
    const on = this.#agenda.on(now);
    if (this.#front !== null) this.#begin(this.#slideOf(on, now), { until: on.ends, anew: true });
    this.#play();
  }

  /** Running text has other pages than before: its letters have come. What is seen stays, where it is the same. */
  recount(): void {
    this.#agenda.recount();
    this.#play();
  }

  /** To be called about once a second. */
  tick(): void {
    this.#play();
  }

  step(by: 1 | -1): void {
    this.#agenda.step(by);
    this.#play();
  }

  pause(): void {
    this.#agenda.pause();
    this.#play();
  }

  find(row: Found): void {
    this.#agenda.find(row);
    this.#play();
  }

  /** Back to what the others show. */
  resume(): void {
    this.#agenda.resume();
    this.#play();
  }

  /** For good. */
  stop(): void {
    this.#stopped = true;
    this.#latest++;
    this.#agenda.stop();
    this.#building = null;
    this.#cancelWake();
    this.#cancelBuild();
  }

  /** Brings about what has to be seen now, and the next one in time. */
  #play(): void {
    if (!this.#agenda.feed) return;
    this.#cancelWake();
    const { time, later } = this.#options;
    const now = time();
    const on = this.#agenda.on(now);
    const slide = this.#slideOf(on, now);
    const built = this.#building;
    const isDue = built?.anew === true || (!this.#isSeen(slide) && !this.#hasFailed(slide, now));
    const swaps = isDue && built !== null && built.ready && alike(built.slide, slide);
    if (swaps) this.#swap();
    else if (isDue) {
      if (!built || !alike(built.slide, slide)) this.#begin(slide, { until: on.ends });
    } else if (on.ends - now <= ahead) this.#beginNext(on.ends);
    // Overtaken: what is seen is right again.
    else if (built && !alike(built.slide, slide)) this.#building = null;
    const wait = on.ends - now;
    const wake = wait <= ahead ? wait : Math.min(look, wait - ahead);
    this.#cancelWake = later(Math.max(1, wake), () => this.#play());
    this.#tell(this.#isSeen(slide) ? { on, now } : null);
    if (swaps) this.#options.onShown();
  }

  #beginNext(then: number): void {
    const { ends, ...on } = this.#agenda.peek(then);
    const slide = this.#slideOf(on, then);
    const built = this.#building;
    const isUnderWay = built !== null && alike(built.slide, slide);
    if (!isUnderWay && !this.#isSeen(slide) && !this.#hasFailed(slide, then))
      this.#begin(slide, { until: ends });
  }

  #slideOf(on: Pick<Placed, 'turns' | 'index'>, now: number): Slide {
    const { feed, layout } = this.#agenda;
    if (!feed) throw new Error('nothing to show yet');
    return {
      id: 0,
      turn: turnOf(on),
      feed,
      layout,
      today: localTime(now, feed.unit.timeZone).date
    };
  }

  #isSeen(slide: Slide): boolean {
    const seen = this.#front === null ? null : this.#layers[this.#front];
    return seen !== null && alike(seen, slide);
  }

  #hasFailed({ turn }: Slide, now: number): boolean {
    const failed = this.#failed;
    return failed !== null && now < failed.until && sameTurn(failed.turn, turn);
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
    this.#tell(null);
    try {
      await prepare(layer, slide);
      const building = wanted();
      if (!building) return;
      this.#building = { ...building, ready: true };
    } catch (error) {
      if (!wanted()) return;
      // The old scene stays for this one's time; then the next one has its turn.
      onTrouble(`can't show ${turnKey(slide.turn)}: ${String(error)}`);
      this.#building = null;
      this.#failed = { turn: slide.turn, until };
    }
    this.#play();
  }

  #swap(): void {
    this.#front = this.#front === 0 ? 1 : 0;
    this.#swapped = this.#options.now();
    this.#building = null;
    this.#failed = null;
  }

  /** @param seen what is on, when it is seen too; else the foot stays with what is still seen */
  #tell(seen: { on: Placed; now: number } | null): void {
    if (seen)
      this.#told = { route: this.#agenda.route(seen.on, seen.now), progress: progressOf(seen.on, seen.now) };
    this.#options.onChange({
      layers: [...this.#layers],
      front: this.#front,
      ...this.#told,
      paused: this.#agenda.paused
    });
  }
}

function alike(a: Slide, b: Slide): boolean {
  return a.feed === b.feed && a.layout === b.layout && a.today === b.today && sameTurn(a.turn, b.turn);
}
