import type { BoardFeed } from '$lib/sync';
import type { Layout } from './pages';
import { playlist, turnAfterChange, turnKey, type SceneName, type Turn } from './playlist';
import type { Later } from '$lib/local/timer';

/** One scene with all that it is drawn from; never changed once made. */
export interface Slide {
  id: number;
  turn: Turn;
  feed: BoardFeed;
  layout: Layout;
  /** day of the unit when it was made, YYYY-MM-DD */
  today: string;
}

export interface PlayerState {
  layers: readonly [Slide | null, Slide | null];
  /** the layer that is seen; null before the first scene */
  front: 0 | 1 | null;
  /** scenes of the round, in turn */
  route: readonly SceneName[];
  /** how far the seen scene's pages are through, 0 to 1 */
  progress: number;
  paused: boolean;
}

export interface PlayerOptions {
  /** milliseconds, monotonic */
  now(): number;
  later: Later;
  today(): string;
  layout: Layout;
  /** how long the cross-fade lasts: a layer that still fades out isn't built on */
  fade: number;
  /** Resolves when the layer's scene is laid out, with its letters and pictures at hand. */
  prepare(layer: 0 | 1): Promise<void>;
  onChange(state: PlayerState): void;
  /** a scene is ready and fades in */
  onShown(): void;
  onTrouble(what: string): void;
}

/**
 * Two layers, one seen: the next scene is built in the other one and shown when it is ready, so that nobody sees a
 * half-drawn page. New data doesn't wait for the next turn.
 */
export class Player {
  readonly #options: PlayerOptions;
  #feed: BoardFeed | null = null;
  #layout: Layout;
  #round = 0;
  #turns: Turn[] = [];
  #index = 0;
  #layers: [Slide | null, Slide | null] = [null, null];
  #front: 0 | 1 | null = null;
  #latest = 0;
  #preparing = false;
  #swapped = -Infinity;
  /** moment from which the seen turn's time counts */
  #since = 0;
  #paused = false;
  #progressSeen = 0;
  #cancelBuild: () => void = () => {};

  constructor(options: PlayerOptions) {
    this.#options = options;
    this.#layout = options.layout;
  }

  /** New content: shown at once. */
  feed(feed: BoardFeed): void {
    const before = this.#feed;
    const current = this.#turns[this.#index];
    this.#feed = feed;
    this.#turns = playlist(feed, this.#layout, this.#round);
    this.#go(before && current ? turnAfterChange(before, feed, this.#turns, current, this.#index) : 0);
  }

  /** The screen was turned, or its theme: the same scene is drawn anew. */
  redraw(layout: Layout): void {
    this.#layout = layout;
    if (!this.#feed) return;
    const current = this.#turns[this.#index];
    this.#turns = playlist(this.#feed, layout, this.#round);
    const same = this.#turns.findIndex((turn) => current && turnKey(turn) === turnKey(current));
    this.#go(same >= 0 ? same : Math.min(this.#index, this.#turns.length - 1));
  }

  /** To be called about once a second. */
  tick(): void {
    const turn = this.#turns[this.#index];
    if (!turn || this.#preparing || this.#paused) return;
    if (this.#elapsed() >= turn.seconds) this.step(1);
    else this.#tell();
  }

  step(by: 1 | -1): void {
    if (!this.#feed) return;
    const next = this.#index + by;
    if (next < 0) return this.#go(this.#turns.length - 1);
    if (next < this.#turns.length) return this.#go(next);
    this.#turns = playlist(this.#feed, this.#layout, ++this.#round);
    if (this.#unchanged()) this.#since = this.#options.now();
    else this.#go(0);
  }

  /** The next round is the one scene that is seen already: fading into itself it would only flicker. */
  #unchanged(): boolean {
    const seen = this.#front === null ? null : this.#layers[this.#front];
    const [only, ...others] = this.#turns;
    if (!seen || !only || others.length > 0) return false;
    const same =
      seen.feed === this.#feed && seen.layout === this.#layout && seen.today === this.#options.today();
    return same && turnKey(seen.turn) === turnKey(only);
  }

  pause(): void {
    this.#paused = true;
    this.#tell();
  }

  /** The scene that is seen begins its time anew. */
  resume(): void {
    this.#paused = false;
    this.#since = this.#options.now();
    this.#tell();
  }

  stop(): void {
    this.#latest++;
    this.#cancelBuild();
  }

  #elapsed(): number {
    return (this.#options.now() - this.#since) / 1000;
  }

  #go(index: number): void {
    const turn = this.#turns[index];
    if (!turn || !this.#feed) return;
    this.#index = index;
    const slide = {
      id: ++this.#latest,
      turn,
      feed: this.#feed,
      layout: this.#layout,
      today: this.#options.today()
    };
    this.#preparing = true;
    this.#cancelBuild();
    const settled = this.#swapped + this.#options.fade - this.#options.now();
    if (settled > 0) this.#cancelBuild = this.#options.later(settled, () => void this.#build(slide));
    else void this.#build(slide);
  }

  async #build(slide: Slide): Promise<void> {
    const { prepare, now, onShown, onTrouble } = this.#options;
    let shown = false;
    const layer = this.#front === 0 ? 1 : 0;
    this.#layers = layer === 0 ? [slide, this.#layers[1]] : [this.#layers[0], slide];
    this.#tell();
    try {
      await prepare(layer);
      if (slide.id !== this.#latest) return;
      this.#front = layer;
      this.#swapped = now();
      shown = true;
    } catch (error) {
      if (slide.id !== this.#latest) return;
      // The old scene stays for this one's time; then the next one has its turn.
      onTrouble(`can't show ${turnKey(slide.turn)}: ${String(error)}`);
    }
    this.#preparing = false;
    this.#since = now();
    this.#tell();
    if (shown) onShown();
  }

  #tell(): void {
    // While the next one is built, the bar stays with the scene that is still seen.
    if (!this.#preparing) this.#progressSeen = this.#progress();
    this.#options.onChange({
      layers: [...this.#layers],
      front: this.#front,
      route: [...new Set(this.#turns.map((turn) => turn.scene))],
      progress: this.#progressSeen,
      paused: this.#paused
    });
  }

  #progress(): number {
    const scene = this.#turns[this.#index]?.scene;
    let before = 0;
    let total = 0;
    this.#turns.forEach((turn, i) => {
      if (turn.scene !== scene) return;
      total += turn.seconds;
      if (i < this.#index) before += turn.seconds;
    });
    return total > 0 ? Math.min(1, (before + Math.floor(this.#elapsed())) / total) : 0;
  }
}
