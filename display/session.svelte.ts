import { BoardStore } from '$lib/local/board-store';
import { tick } from 'svelte';
import { browserTime, Clock } from './player/clock';
import { freshness, type Contact } from './player/freshness';
import { Copies } from './player/last-copy';
import { feedLoader } from './player/load-feed';
import type { Layout } from './player/pages';
import { Player, type PlayerState } from './player/player';
import { Supply } from './player/supply';
import { browserLater } from '$lib/local/timer';
import { localTime } from '$lib/calendar';
import { isNight } from './player/night';
import type { BoardFeed } from '$lib/sync';
import { prepareLayer, type Hold } from './stage/prepare';
import { Witness } from './witness';

export type Theme = 'day' | 'night';

export interface SessionOptions {
  /** the demo's board by its code; null: this screen's own, by the token in its cookie */
  board: string | null;
  /** overrides the hour: for photographs, and rooms that are dark by day */
  theme: Theme | null;
  layout: Layout;
  reducedMotion: boolean;
  /** of the program */
  version: string;
  /** a scene fades in; the first one shows that this version of the program is good */
  onShown(): void;
  /** this screen is nobody's board any more; `ended`: the office has ended its connection */
  onUnpaired(ended: boolean): void;
}

/** Where a board's own doors are, and under which name its copy is kept. */
function doorsOf(board: string | null): { feed: string; live: string; copy: string } {
  if (board === null) return { feed: '/api/board', live: '/api/live/board', copy: 'paired' };
  const code = encodeURIComponent(board);
  return { feed: `/api/board/${code}`, live: `/api/live/board/${code}`, copy: board };
}

/** Until a feed has named the unit's zone, the clock is set to that of the whole country. */
const zoneBefore = 'Asia/Shanghai';

/** One board, running: supply, player and clock put together, and what the page draws of them. */
export class Session {
  readonly #options: SessionOptions;
  readonly #clock = new Clock(browserTime);
  readonly #supply: Supply;
  readonly #player: Player;
  readonly #witness: Witness | null;
  #holds: Promise<unknown>[] = [];
  #layerElements: (Element | null)[] = [null, null];
  #ticker: ReturnType<typeof setInterval> | undefined;
  #chart = false;

  #feed = $state.raw<BoardFeed | null>(null);
  #contact = $state.raw<Contact>({ confirmed: null, line: 'lost', behind: false });
  #now = $state(this.#clock.now());
  #zone = $derived(this.#feed?.unit.timeZone ?? zoneBefore);

  player = $state.raw<PlayerState>({
    layers: [null, null],
    front: null,
    route: [],
    progress: 0,
    paused: false
  });
  /** the server knows no such board */
  unknown = $state(false);

  readonly unit = $derived(this.#feed?.unit ?? null);
  readonly local = $derived(localTime(this.#now, this.#zone));
  readonly freshness = $derived(freshness(this.#contact, this.#now, this.#zone));
  readonly theme: Theme = $derived.by(
    () => this.#options.theme ?? (isNight(this.local.minute) ? 'night' : 'day')
  );
  readonly seen = $derived(this.player.front === null ? null : this.player.layers[this.player.front]);

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#player = new Player({
      now: () => this.#clock.monotonic(),
      later: browserLater,
      today: () => localTime(this.#clock.now(), this.#zone).date,
      layout: options.layout,
      fade: options.reducedMotion ? 0 : 600,
      prepare: (layer) => this.#prepare(layer),
      onChange: (state) => (this.player = state),
      onShown: () => this.#shown(),
      onTrouble: (what) => this.#trouble('scene', what)
    });
    const doors = doorsOf(options.board);
    this.#supply = new Supply({
      load: feedLoader(doors.feed, fetch.bind(window), () => this.#clock.monotonic()),
      open: (after) => new EventSource(`${doors.live}?after=${after}`),
      copies: new Copies(new BoardStore(), doors.copy),
      clock: this.#clock,
      later: browserLater,
      random: Math.random,
      onFeed: (feed) => this.#show(feed),
      onContact: (contact) => (this.#contact = contact),
      onUnknown: () => (this.unknown = true),
      onUnpaired: (ended) => options.onUnpaired(ended),
      onTrouble: (what, kind) => (kind ? this.#trouble(kind, what) : warn(what))
    });
    // The demo's board is anybody's: nobody waits for its word.
    this.#witness =
      options.board === null
        ? new Witness({
            ...{ door: doors.feed, board: doors.copy, version: options.version, clock: this.#clock },
            seen: () => this.seen,
            zone: () => this.#zone,
            open: () => this.#feed?.screen?.open,
            onUnpaired: () => this.#supply.look(),
            onTrouble: warn
          })
        : null;
  }

  /** @returns what ends it */
  start(): () => void {
    this.#ticker = setInterval(() => this.#tick(), 1000);
    this.#witness?.start();
    void this.#supply.start();
    return () => {
      clearInterval(this.#ticker);
      this.#supply.stop();
      this.#witness?.stop();
      this.#player.stop();
    };
  }

  /** Where the layers stand in the page. */
  layer(index: 0 | 1, element: Element | null): void {
    this.#layerElements[index] = element;
  }

  /** Given to scenes: what they aren't ready without. */
  readonly hold: Hold = (ready) => this.#holds.push(ready);

  step(by: 1 | -1): void {
    this.#player.step(by);
  }

  togglePause(): void {
    if (this.player.paused) this.#player.resume();
    else this.#player.pause();
  }

  /** The screen was turned or its theme has changed: charts and pages are drawn anew. */
  redraw(layout: Layout): void {
    this.#player.redraw(layout);
  }

  #show(feed: BoardFeed): void {
    this.unknown = false;
    this.#feed = feed;
    this.#now = this.#clock.now();
    this.#player.feed(feed);
  }

  #tick(): void {
    this.#now = this.#clock.now();
    this.#player.tick();
    this.#witness?.tick();
  }

  async #prepare(layer: 0 | 1): Promise<void> {
    this.#holds = [];
    await tick();
    const element = this.#layerElements[layer];
    if (!element) throw new Error('the layer is gone');
    await prepareLayer(element, this.#holds);
  }

  #trouble(kind: 'feed' | 'disk' | 'scene', what: string): void {
    this.#witness?.trouble(kind);
    warn(what);
  }

  #shown(): void {
    this.#options.onShown();
    if (this.seen) this.#witness?.shown(this.seen.feed.revision);
    if (this.#chart) return;
    this.#chart = true;
    // The chart's part, before the server may go away: loaded once, it stays.
    import('./scenes/trend-chart').catch((error: unknown) => warn(`no chart yet: ${String(error)}`));
  }
}

/** For whoever looks into the console of a board that misbehaves. */
function warn(what: string): void {
  console.warn(what);
}
