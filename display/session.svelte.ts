import { ShownStore } from '$lib/local/board/shown-store';
import { BoardStore } from '$lib/local/board/store';
import { failedVersion } from '$lib/local/worker/tries';
import { getLocale } from '$lib/text';
import { tick } from 'svelte';
import { hearDrafts } from './draft-messages';
import type { SlotBeginning, FoundRow } from './player/scheduler';
import { brightnessAt } from './player/brightness';
import { browserTime, Clock } from './player/clock';
import { freshness, type Contact } from './player/freshness';
import { LostFilms } from './feed/lost-films';
import { FeedCache } from './feed/feed-cache';
import { DraftFeedClient } from './feed/draft-feed-client';
import { feedLoader } from './feed/load-feed';
import type { Layout } from './scenes/paging';
import { facingAt, orbitAt, type OrbitShift } from './player/orbit';
import { Player, type PlayerState, type Slide } from './player/player';
import { PreviewFeedClient } from './feed/preview-feed-client';
import { FeedClient } from './feed/feed-client';
import { reportPoster } from './player/report-poster';
import { sceneReport } from './player/scene-report';
import { rememberWordsIn } from './player/text-lines';
import type { SceneName } from './scenes/scene-kind';
import { sharedStream } from '$lib/local/shared-stream';
import { browserLater } from '$lib/local/timer';
import { localTime } from '$lib/calendar';
import { isDark } from './player/night';
import {
  lostFilmsAtOnce,
  protocolQuery,
  type Announcement,
  type BoardFeed,
  type BoardState,
  type BoardTrouble
} from '$lib/sync';
import type { WallClock } from './scenes/scene-props';
import { isPersisted } from './stage/is-persisted';
import { addOtherFaces, recallFaces, rememberFaces } from './stage/faces';
import { askToKeepMedia } from './stage/keep-media';
import { MeasuredPages } from './stage/measure';
import { nextFrame } from './stage/next-frame';
import { watchFilms } from './stage/watch-films';
import { delay } from './stage/delay';
import { lettersOf, prepareLayer, type DrawHold } from './stage/prepare';
import { MeasureCache, measureStorage } from './stage/measure-cache';
import { Heartbeat } from './heartbeat';
import { zoneBefore } from './zone-before';

export type Theme = 'day' | 'night';

/** A preview of a board. */
export interface Rehearsal {
  /** the board's code; null for a board without settings of its own */
  board: string | null;
  /** the instant at which it begins, milliseconds since 1970 */
  at: number;
  first: SlotBeginning | null;
  /** whether it shows the announcement that is being written on the page around it */
  drafts: boolean;
}

export interface SessionOptions {
  /** code of the demo's board; null for this screen's own, by the token in its cookie */
  board: string | null;
  rehearsal: Rehearsal | null;
  /** overrides the hour, for photographs and dark rooms */
  theme: Theme | null;
  layout: Layout;
  reducedMotion: boolean;
  /** version of the program */
  version: string;
  /** called when a scene fades in; the first one shows that this version of the program works */
  onShown(scene: SceneName | undefined): void;
  /** called when this screen belongs to no board any more; `ended`: the office has ended its connection */
  onUnpaired(ended: boolean): void;
  /** called when the server speaks a newer protocol, so that this program has to be replaced */
  onOutdated(): void;
}

const query = `?${protocolQuery}`;

/** A board's addresses on the server, and the name under which its copy is stored. */
function endpointsOf(board: string | null): { feed: string; live: string; say: string; copy: string } {
  const say = '/api/board';
  if (board === null) return { feed: say + query, live: '/api/live/board', say, copy: 'paired' };
  const code = encodeURIComponent(board);
  return { feed: `${say}/${code}${query}`, live: `/api/live/board/${code}`, say, copy: board };
}

/**
 * A clock that shows a preview's hour and goes on from there.
 * @param at milliseconds since 1970
 */
function clockFrom(at: number): Clock {
  const start = browserTime.monotonic();
  return new Clock({ ...browserTime, device: () => at + browserTime.monotonic() - start });
}

const measureAgainAfter = 3000;

/** Milliseconds that a start without known fonts waits for them; in a hall any font is better than none. */
const facesWithin = 1500;

/**
 * Milliseconds after which pictures and films that couldn't be stored are requested again, when the line was
 * lost meanwhile.
 */
const keepMediaAgainAfter = 10 * 60_000;

/** A running board: connects feed client, player and clock, and holds what the page draws of them. */
export class BoardSession {
  readonly #options: SessionOptions;
  readonly #clock: Clock;
  readonly #feedClient: Pick<FeedClient, 'start' | 'stop'>;
  readonly #measureCache: MeasureCache;
  readonly #pages: MeasuredPages;
  readonly #knowsFaces: boolean;
  readonly #player: Player;
  readonly #heartbeat: Heartbeat | null;
  readonly #films = new LostFilms();
  #holds: Promise<unknown>[] = [];
  /** work of the first scene that is done once it is visible */
  #late: (() => Promise<unknown>)[] = [];
  #layerElements: (HTMLElement | null)[] = [null, null];
  #unwatch: (() => void)[] = [];
  #ticker: ReturnType<typeof setInterval> | undefined;
  #keeper: ReturnType<typeof setInterval> | undefined;
  /** a scene that threw while it was drawn */
  #broken: { slide: number; error: unknown } | null = null;
  #hasShown = false;
  #cancelMeasuring: () => void = () => {};
  #layout: Layout;

  #feed = $state.raw<BoardFeed | null>(null);
  #contact = $state.raw<Contact>({ confirmed: null, line: 'lost', behind: false });
  #now = $state(0);
  #zone = $derived(this.#feed?.unit.timeZone ?? zoneBefore);

  player = $state.raw<PlayerState>({
    layers: [null, null],
    front: null,
    route: [],
    progress: 0,
    paused: false
  });
  /**
   * by how many milliseconds the device's own clock is ahead, when that is minutes; nothing here depends on
   * that clock
   */
  clockWrong = $state(0);
  /** why there is nothing to show: the server knows no such board, or the preview needs a sign-in */
  obstacle = $state<'no-board' | 'sign-in' | null>(null);
  /** whether the fonts that the board begins with are loaded */
  lettered = $state(false);

  readonly unit = $derived(this.#feed?.unit ?? null);
  readonly local: WallClock = $derived({ ...localTime(this.#now, this.#zone), instant: this.#now });
  readonly freshness = $derived(freshness(this.#contact, this.#now, this.#zone));
  readonly theme: Theme = $derived.by(
    () => this.#options.theme ?? (isDark(this.#feed?.screen, this.local.minute) ? 'night' : 'day')
  );
  /** brightness of the picture, 0 to 1; an emergency is never dimmed */
  readonly light: number = $derived.by(() =>
    this.#options.theme !== null || this.seen?.slot.scene === 'emergency'
      ? 1
      : brightnessAt(this.#feed?.screen, this.local.minute)
  );
  /** position of the whole picture, which moves so that nothing burns in */
  readonly shift: OrbitShift = $derived(orbitAt(this.#now));
  readonly facing = $derived(facingAt(this.local.minute));
  readonly seen = $derived(this.player.front === null ? null : this.player.layers[this.player.front]);

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#layout = options.layout;
    const { rehearsal } = options;
    this.#clock = rehearsal ? clockFrom(rehearsal.at) : new Clock(browserTime);
    this.#now = this.#clock.now();
    this.#measureCache = new MeasureCache({
      storage: rehearsal ? null : measureStorage(),
      name: `sunboard-measures/${options.board ?? ''}`,
      stamp: `${options.version} ${getLocale()} ${devicePixelRatio}`
    });
    this.#knowsFaces = recallFaces(this.#measureCache);
    rememberWordsIn(this.#measureCache);
    this.#pages = new MeasuredPages(this.#measureCache);
    this.#player = new Player({
      now: () => this.#clock.monotonic(),
      time: () => this.#clock.now(),
      later: browserLater,
      layout: options.layout,
      pages: this.#pages,
      nights: options.theme === null,
      first: rehearsal?.first ?? null,
      isLost: (address) => this.#films.has(address),
      fade: options.reducedMotion ? 0 : 600,
      prepare: (layer, slide) => this.#prepare(layer, slide),
      onChange: (state) => (this.player = state),
      onShown: () => this.#shown(),
      onTrouble: (what) => this.#trouble('scene', what)
    });
    const endpoints = endpointsOf(options.board);
    const feedClient = rehearsal ? this.#rehearse(rehearsal) : this.#follow(endpoints);
    this.#feedClient = feedClient;
    // The demo's board belongs to nobody and a preview hangs nowhere, so neither reports.
    this.#heartbeat =
      options.board === null && feedClient instanceof FeedClient
        ? new Heartbeat({
            post: reportPoster(endpoints.say),
            store: new ShownStore(),
            board: endpoints.copy,
            version: options.version,
            clock: this.#clock,
            seen: () => this.seen && sceneReport(this.seen),
            local: () => localTime(this.#clock.now(), this.#zone),
            own: () => this.#ownState(options.version),
            open: () => this.#feed?.screen?.open,
            spread: () => feedClient.spread,
            onUnpaired: () => feedClient.poll(),
            onTrouble: warn
          })
        : null;
  }

  async #ownState(version: string): Promise<Pick<BoardState, 'persisted' | 'films' | 'failed'>> {
    const failed = await failedVersion('wall', version).catch((error: unknown) => {
      warn(String(error));
      return null;
    });
    return {
      persisted: await isPersisted(warn),
      films: this.#lostFilms(),
      ...(failed !== null && { failed: failed.slice(0, 60) })
    };
  }

  /** Codes of the announcements whose film this board can't play. */
  #lostFilms(): string[] {
    return this.#feed ? this.#films.announcements(this.#feed).slice(0, lostFilmsAtOnce) : [];
  }

  #follow(endpoints: { feed: string; live: string; copy: string }): FeedClient {
    const store = new BoardStore();
    store.open();
    return new FeedClient({
      load: feedLoader(endpoints.feed, fetch.bind(window), () => this.#clock.monotonic()),
      open: (after) =>
        sharedStream(
          endpoints.live,
          after,
          (since) => new EventSource(`${endpoints.live}?after=${since}&${protocolQuery}`)
        ),
      cache: new FeedCache(store, endpoints.copy, (what) => this.#trouble('copy', what)),
      clock: this.#clock,
      later: browserLater,
      random: Math.random,
      onFeed: (feed) => this.#show(feed),
      onContact: (contact) => (this.#contact = contact),
      onUnknown: () => (this.obstacle = 'no-board'),
      onUnpaired: (ended) => {
        this.#measureCache.clear();
        askToKeepMedia({ announcements: [] });
        void this.#heartbeat?.unpair();
        this.#options.onUnpaired(ended);
      },
      onOutdated: () => this.#options.onOutdated(),
      onTrouble: (what, kind) => (kind ? this.#trouble(kind, what) : warn(what))
    });
  }

  #rehearse({ board, drafts }: Rehearsal): PreviewFeedClient | DraftFeedClient {
    const endpoint = `/api/board/preview${board === null ? '' : `/${encodeURIComponent(board)}`}${query}`;
    const options = {
      // Without a name the server needn't be asked whether there is such a board.
      load:
        board === ''
          ? async () => ({ kind: 'unknown' as const })
          : feedLoader(endpoint, fetch.bind(window), () => this.#clock.monotonic()),
      later: browserLater,
      random: Math.random,
      onFeed: (feed: BoardFeed) => {
        this.#contact = { confirmed: this.#clock.now(), line: 'live', behind: false };
        this.#show(feed);
      },
      onUnknown: () => (this.obstacle = 'no-board'),
      onShut: () => (this.obstacle = 'sign-in'),
      onTrouble: warn
    };
    if (!drafts) return new PreviewFeedClient(options);
    const hear = (onDraft: (draft: Announcement) => void) =>
      hearDrafts({ onDraft, onStep: (by) => this.step(by) });
    return new DraftFeedClient({ ...options, hear });
  }

  /**
   * Starts the board.
   * @returns a function that ends it
   */
  start(): () => void {
    const recount = () => this.#recount();
    this.#ticker = setInterval(() => this.#tick(), 1000);
    this.#keeper = setInterval(() => this.#keepMedia(), keepMediaAgainAfter);
    this.#heartbeat?.start();
    document.fonts.addEventListener('loadingdone', recount);
    // The first start of a version hasn't drawn with any font yet, and measuring needs all of them.
    const faces = this.#knowsFaces
      ? Promise.resolve()
      : Promise.race([this.#completeFaces(), delay(facesWithin)]);
    let ended = false;
    void faces.then(() => (ended ? undefined : this.#feedClient.start()));
    return () => {
      ended = true;
      clearInterval(this.#ticker);
      clearInterval(this.#keeper);
      this.#cancelMeasuring();
      document.fonts.removeEventListener('loadingdone', recount);
      this.#feedClient.stop();
      this.#heartbeat?.stop();
      this.#player.stop();
    };
  }

  /** Tells where a layer stands in the page. */
  layer(index: 0 | 1, element: HTMLElement | null): void {
    this.#layerElements[index] = element;
    this.#unwatch[index]?.();
    this.#unwatch[index] = element ? watchFilms(element, this.#films) : () => {};
  }

  /** Passed to scenes, for drawing without which they aren't ready. */
  readonly hold: DrawHold = (draw) => {
    if (this.#hasShown) this.#holds.push(draw());
    else this.#late.push(draw);
  };

  step(by: 1 | -1): void {
    this.#player.step(by);
  }

  /** Keeps what is on, because a visitor stands before the board. */
  stay(): void {
    // At night a visitor who wakes the board wants to see the daytime programme.
    if (this.seen?.slot.scene === 'night') this.#player.step(1);
    this.#player.pause();
  }

  /** Opens the page of the list on which somebody stands. */
  find(row: FoundRow): void {
    this.#player.find(row);
  }

  /** Returns to the programme. */
  resume(): void {
    this.#player.resume();
  }

  togglePause(): void {
    if (this.player.paused) this.#player.resume();
    else this.#player.pause();
  }

  /** Draws charts and pages anew, because the screen was turned or its theme has changed. */
  redraw(layout: Layout): void {
    this.#layout = layout;
    this.#player.redraw(layout);
  }

  /**
   * Measures again what was measured without its fonts, because they have come. Before the first scene it
   * does so at once, because that scene may be one of these pages; later text by text.
   */
  #recount(): void {
    if (this.seen !== null) return this.#measureAgain('loose');
    this.#pages.forget();
    this.#player.recount();
  }

  #measureAgain(which: 'loose' | 'all'): void {
    if (!this.#feed) return;
    this.#pages
      .measure(this.#feed, this.#layout, which)
      .then((changed) => {
        if (changed) this.#player.recount();
      })
      .catch((error: unknown) => this.#trouble('scene', `can't measure: ${String(error)}`));
  }

  #show(feed: BoardFeed): void {
    this.obstacle = null;
    this.#feed = feed;
    this.#now = this.#clock.now();
    this.#keepMedia();
    const play = () => {
      if (this.#feed === feed) this.#try(() => this.#player.feed(feed));
    };
    if (this.seen === null || feed.emergencies.length > 0) return play();
    // Texts are measured in the background, because a visitor may look at what is on.
    this.#pages.measure(feed, this.#layout, 'missing').then(play, (error: unknown) => {
      this.#trouble('scene', `can't measure: ${String(error)}`);
      play();
    });
  }

  #tick(): void {
    this.#now = this.#clock.now();
    this.clockWrong = this.#clock.deviceWrong;
    this.#try(() => this.#player.tick());
    this.#heartbeat?.tick();
  }

  /**
   * Runs a step of the player. A failure in one scene or programme stops neither the feed nor the clock: the
   * office is told, and the old scene stays.
   */
  #try(play: () => void): void {
    try {
      play();
    } catch (error) {
      this.#trouble('scene', `can't play: ${String(error)}`);
    }
  }

  /** Notes that a scene threw while it was drawn, before or after it was shown. */
  broke(slide: number, error: unknown): void {
    this.#broken = { slide, error };
    this.#trouble('scene', `can't draw: ${String(error)}`);
  }

  #keepMedia(): void {
    if (this.#feed && !this.#options.rehearsal) askToKeepMedia(this.#feed);
  }

  async #prepare(layer: 0 | 1, { id, slot }: Slide): Promise<void> {
    this.#holds = [];
    this.#late = [];
    await tick();
    const element = this.#layerElements[layer];
    if (!element) throw new Error('the layer is gone');
    if (!this.lettered) {
      await lettersOf(element.closest('.board') ?? element);
      this.lettered = true;
      await tick();
    }
    await prepareLayer(element, this.#holds, {
      urgency: slot.scene === 'emergency' ? 'urgent' : 'usual',
      cache: this.#measureCache,
      dark: !this.#hasShown
    });
    if (this.#broken?.slide === id) throw this.#broken.error;
  }

  /**
   * Adds the other fonts. Those that can't be loaded are requested again at the next scene; a system font is
   * used meanwhile.
   */
  #completeFaces(): Promise<void> {
    return addOtherFaces().catch((error: unknown) => warn(`letters: ${String(error)}`));
  }

  #trouble(kind: BoardTrouble, what: string): void {
    this.#heartbeat?.trouble(kind);
    warn(what);
  }

  /** Plays the films of the visible layer without sound, and pauses those of the one that fades out. */
  #playFilms(): void {
    for (const [layer, element] of this.#layerElements.entries())
      for (const film of element?.querySelectorAll('video') ?? [])
        if (layer === this.player.front)
          film.play().catch((error: unknown) => warn(`no film: ${String(error)}`));
        else film.pause();
  }

  #shown(): void {
    this.#options.onShown(this.seen?.slot.scene);
    if (this.seen) this.#heartbeat?.shown(this.seen.feed.revision);
    this.#playFilms();
    rememberFaces(this.#measureCache);
    this.#measureCache.save();
    if (this.#hasShown) return void this.#completeFaces();
    this.#hasShown = true;
    const late = this.#late.splice(0);
    // The scene's own frame is painted before this work begins.
    void nextFrame()
      .then(nextFrame)
      .then(() => Promise.all(late.map((draw) => draw())))
      .catch((error: unknown) => this.#trouble('scene', String(error)))
      // The chart's part is loaded while the server is there, and then stays.
      .then(() => import('./scenes/trend/trend-chart'))
      .catch((error: unknown) => warn(`no chart yet: ${String(error)}`))
      .then(() => this.#completeFaces());
    // Remembered measures may be by other fonts than these, so they are checked later, when a slow screen has
    // less to do.
    this.#cancelMeasuring = browserLater(measureAgainAfter, () => this.#measureAgain('all'));
  }
}

/** Warns in the console, for whoever looks at a board that misbehaves. */
function warn(what: string): void {
  console.warn(what);
}
