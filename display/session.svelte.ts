import { BoardStore } from '$lib/local/board-store';
import { getLocale } from '$lib/text';
import { tick } from 'svelte';
import { hearDrafts } from './draft-messages';
import type { Beginning, Found } from './player/agenda';
import { brightnessAt } from './player/brightness';
import { browserTime, Clock } from './player/clock';
import { freshness, type Contact } from './player/freshness';
import { Copies } from './player/last-copy';
import { DraftSupply } from './player/draft-supply';
import { feedLoader } from './player/load-feed';
import type { Layout } from './player/pages';
import { facingAt, orbitAt, type Shift } from './player/orbit';
import { Player, type PlayerState, type Slide } from './player/player';
import { PreviewSupply } from './player/preview-supply';
import { Supply } from './player/supply';
import { rememberWordsIn } from './player/text-lines';
import type { SceneName } from './player/turn';
import { browserLater } from '$lib/local/timer';
import { localTime } from '$lib/calendar';
import { isDark } from './player/night';
import { boardKnows, type Announcement, type BoardFeed, type BoardTrouble } from '$lib/sync';
import type { Now } from './scenes/scene-props';
import { addOtherFaces, recallFaces, rememberFaces } from './stage/faces';
import { keepMedia } from './stage/keep-media';
import { MeasuredPages } from './stage/measure';
import { nextFrame } from './stage/next-frame';
import { pass } from './stage/pass';
import { lettersOf, prepareLayer, type Hold } from './stage/prepare';
import { Remembered, shelfHere } from './stage/remembered';
import { Witness } from './witness';
import { zoneBefore } from './zone-before';

export type Theme = 'day' | 'night';

/** A board as it will be. */
export interface Rehearsal {
  /** by its code; null: a board for which nothing is set */
  board: string | null;
  /** the instant that it begins at, milliseconds since 1970 */
  at: number;
  first: Beginning | null;
  /** it shows the announcement that is being written on the page around it */
  drafts: boolean;
}

export interface SessionOptions {
  /** the demo's board by its code; null: this screen's own, by the token in its cookie */
  board: string | null;
  rehearsal: Rehearsal | null;
  /** overrides the hour: for photographs, and rooms that are dark by day */
  theme: Theme | null;
  layout: Layout;
  reducedMotion: boolean;
  /** of the program */
  version: string;
  /** a scene fades in; the first one shows that this version of the program is good */
  onShown(scene: SceneName | undefined): void;
  /** this screen is nobody's board any more; `ended`: the office has ended its connection */
  onUnpaired(ended: boolean): void;
}

const knows = `?knows=${boardKnows}`;

/** Where a board's own doors are, and under which name its copy is kept. */
function doorsOf(board: string | null): { feed: string; live: string; say: string; copy: string } {
  const say = '/api/board';
  if (board === null) return { feed: say + knows, live: '/api/live/board', say, copy: 'paired' };
  const code = encodeURIComponent(board);
  return { feed: `${say}/${code}${knows}`, live: `/api/live/board/${code}`, say, copy: board };
}

/** A clock that shows the hour of a rehearsal, and goes on from there. */
function clockFrom(at: number): Clock {
  const start = browserTime.monotonic();
  return new Clock({ ...browserTime, device: () => at + browserTime.monotonic() - start });
}

const lookAgainAfter = 3000;

/** A start that knows no letters waits so long for them: in a hall any letters are better than none. */
const facesWithin = 1500;

/** What couldn't be kept of pictures and films, since the line was lost meanwhile, is asked for again after so long. */
const keepMediaAgainAfter = 10 * 60_000;

/** One board, running: supply, player and clock put together, and what the page draws of them. */
export class Session {
  readonly #options: SessionOptions;
  readonly #clock: Clock;
  readonly #supply: Pick<Supply, 'start' | 'stop'>;
  readonly #remembered: Remembered;
  readonly #pages: MeasuredPages;
  readonly #knowsFaces: boolean;
  readonly #player: Player;
  readonly #witness: Witness | null;
  #holds: Promise<unknown>[] = [];
  /** what the first scene draws once it is seen */
  #late: (() => Promise<unknown>)[] = [];
  #layerElements: (HTMLElement | null)[] = [null, null];
  #ticker: ReturnType<typeof setInterval> | undefined;
  #keeper: ReturnType<typeof setInterval> | undefined;
  /** a scene that threw while it was drawn */
  #broken: { slide: number; error: unknown } | null = null;
  #hasShown = false;
  #cancelLook: () => void = () => {};
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
  /** by how many milliseconds the device's own clock is ahead, when that is minutes; nothing here goes by it */
  clockWrong = $state(0);
  /** why there is nothing to show: the server knows no such board, or shows a rehearsal only to whoever has signed in */
  obstacle = $state<'no-board' | 'sign-in' | null>(null);
  /** the letters that the board begins with have been loaded */
  lettered = $state(false);

  readonly unit = $derived(this.#feed?.unit ?? null);
  readonly local: Now = $derived({ ...localTime(this.#now, this.#zone), instant: this.#now });
  readonly freshness = $derived(freshness(this.#contact, this.#now, this.#zone));
  readonly theme: Theme = $derived.by(
    () => this.#options.theme ?? (isDark(this.#feed?.screen, this.local.minute) ? 'night' : 'day')
  );
  /** how bright the picture is, 0 to 1; an emergency is never dimmed */
  readonly light: number = $derived.by(() =>
    this.#options.theme !== null || this.seen?.turn.scene === 'emergency'
      ? 1
      : brightnessAt(this.#feed?.screen, this.local.minute)
  );
  /** where the whole picture stands, so that nothing burns in */
  readonly shift: Shift = $derived(orbitAt(this.#now));
  readonly facing = $derived(facingAt(this.local.minute));
  readonly seen = $derived(this.player.front === null ? null : this.player.layers[this.player.front]);

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#layout = options.layout;
    const { rehearsal } = options;
    this.#clock = rehearsal ? clockFrom(rehearsal.at) : new Clock(browserTime);
    this.#now = this.#clock.now();
    this.#remembered = new Remembered({
      shelf: rehearsal ? null : shelfHere(),
      name: `sunboard-measures/${options.board ?? ''}`,
      stamp: `${options.version} ${getLocale()} ${devicePixelRatio}`
    });
    this.#knowsFaces = recallFaces(this.#remembered);
    rememberWordsIn(this.#remembered);
    this.#pages = new MeasuredPages(this.#remembered);
    this.#player = new Player({
      now: () => this.#clock.monotonic(),
      time: () => this.#clock.now(),
      later: browserLater,
      layout: options.layout,
      pages: this.#pages,
      nights: options.theme === null,
      first: rehearsal?.first ?? null,
      fade: options.reducedMotion ? 0 : 600,
      prepare: (layer, slide) => this.#prepare(layer, slide),
      onChange: (state) => (this.player = state),
      onShown: () => this.#shown(),
      onTrouble: (what) => this.#trouble('scene', what)
    });
    const doors = doorsOf(options.board);
    const supply = rehearsal ? this.#rehearse(rehearsal) : this.#follow(doors);
    this.#supply = supply;
    // The demo's board is anybody's, and a rehearsal hangs nowhere: nobody waits for their word.
    this.#witness =
      options.board === null && supply instanceof Supply
        ? new Witness({
            ...{ door: doors.say, board: doors.copy, version: options.version, clock: this.#clock },
            seen: () => this.seen,
            zone: () => this.#zone,
            open: () => this.#feed?.screen?.open,
            spread: () => supply.spread,
            onUnpaired: () => supply.look(),
            onTrouble: warn
          })
        : null;
  }

  #follow(doors: { feed: string; live: string; copy: string }): Supply {
    const store = new BoardStore();
    store.open();
    return new Supply({
      load: feedLoader(doors.feed, fetch.bind(window), () => this.#clock.monotonic()),
      open: (after) => new EventSource(`${doors.live}?after=${after}`),
      copies: new Copies(store, doors.copy, (what) => this.#trouble('copy', what)),
      clock: this.#clock,
      later: browserLater,
      random: Math.random,
      onFeed: (feed) => this.#show(feed),
      onContact: (contact) => (this.#contact = contact),
      onUnknown: () => (this.obstacle = 'no-board'),
      onUnpaired: (ended) => {
        this.#remembered.clear();
        keepMedia({ announcements: [] });
        void this.#witness?.leave();
        this.#options.onUnpaired(ended);
      },
      onTrouble: (what, kind) => (kind ? this.#trouble(kind, what) : warn(what))
    });
  }

  #rehearse({ board, drafts }: Rehearsal): PreviewSupply | DraftSupply {
    const door = `/api/board/preview${board === null ? '' : `/${encodeURIComponent(board)}`}${knows}`;
    const options = {
      // None was named: nobody needs to be asked whether there is such a board.
      load:
        board === ''
          ? async () => ({ kind: 'unknown' as const })
          : feedLoader(door, fetch.bind(window), () => this.#clock.monotonic()),
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
    if (!drafts) return new PreviewSupply(options);
    const hear = (onDraft: (draft: Announcement) => void) =>
      hearDrafts({ onDraft, onStep: (by) => this.step(by) });
    return new DraftSupply({ ...options, hear });
  }

  /** @returns what ends it */
  start(): () => void {
    const recount = () => this.#recount();
    this.#ticker = setInterval(() => this.#tick(), 1000);
    this.#keeper = setInterval(() => this.#keepMedia(), keepMediaAgainAfter);
    this.#witness?.start();
    document.fonts.addEventListener('loadingdone', recount);
    // The first start of a version has drawn with none yet: what it measures has to have them all.
    const faces = this.#knowsFaces
      ? Promise.resolve()
      : Promise.race([this.#completeFaces(), pass(facesWithin)]);
    let ended = false;
    void faces.then(() => (ended ? undefined : this.#supply.start()));
    return () => {
      ended = true;
      clearInterval(this.#ticker);
      clearInterval(this.#keeper);
      this.#cancelLook();
      document.fonts.removeEventListener('loadingdone', recount);
      this.#supply.stop();
      this.#witness?.stop();
      this.#player.stop();
    };
  }

  /** Where the layers stand in the page. */
  layer(index: 0 | 1, element: HTMLElement | null): void {
    this.#layerElements[index] = element;
  }

  /** Given to scenes: what they aren't ready without. */
  readonly hold: Hold = (draw) => {
    if (this.#hasShown) this.#holds.push(draw());
    else this.#late.push(draw);
  };

  step(by: 1 | -1): void {
    this.#player.step(by);
  }

  /** Somebody stands before it and looks at what is on. */
  stay(): void {
    // Whoever wakes it at night wants to see the day's programme.
    if (this.seen?.turn.scene === 'night') this.#player.step(1);
    this.#player.pause();
  }

  /** To the page of the list on which somebody stands. */
  find(row: Found): void {
    this.#player.find(row);
  }

  /** Back to the programme. */
  resume(): void {
    this.#player.resume();
  }

  togglePause(): void {
    if (this.player.paused) this.#player.resume();
    else this.#player.pause();
  }

  /** The screen was turned or its theme has changed: charts and pages are drawn anew. */
  redraw(layout: Layout): void {
    this.#layout = layout;
    this.#player.redraw(layout);
  }

  /**
   * Letters have come: what was measured without them is measured again. Before the first scene at once, since that may be
   * one of these pages; later text by text.
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
    if (this.seen === null || (feed.emergencies ?? []).length > 0) return play();
    // Its texts are measured beside what is on, not before the eyes of whoever looks at it.
    this.#pages.measure(feed, this.#layout, 'missing').then(play, (error: unknown) => {
      this.#trouble('scene', `can't measure: ${String(error)}`);
      play();
    });
  }

  #tick(): void {
    this.#now = this.#clock.now();
    this.clockWrong = this.#clock.deviceWrong;
    this.#try(() => this.#player.tick());
    this.#witness?.tick();
  }

  /** What fails in one scene or programme stops neither the supply nor the clock: the office is told, and the old one stays. */
  #try(play: () => void): void {
    try {
      play();
    } catch (error) {
      this.#trouble('scene', `can't play: ${String(error)}`);
    }
  }

  /** A scene threw while it was drawn, before it was shown or after. */
  broke(slide: number, error: unknown): void {
    this.#broken = { slide, error };
    this.#trouble('scene', `can't draw: ${String(error)}`);
  }

  #keepMedia(): void {
    if (this.#feed && !this.#options.rehearsal) keepMedia(this.#feed);
  }

  async #prepare(layer: 0 | 1, { id, turn }: Slide): Promise<void> {
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
      urgency: turn.scene === 'emergency' ? 'urgent' : 'usual',
      remembered: this.#remembered,
      dark: !this.#hasShown
    });
    if (this.#broken?.slide === id) throw this.#broken.error;
  }

  /** Those that can't be had are asked for again at the next scene: the system's face stands in. */
  #completeFaces(): Promise<void> {
    return addOtherFaces().catch((error: unknown) => warn(`letters: ${String(error)}`));
  }

  #trouble(kind: BoardTrouble, what: string): void {
    this.#witness?.trouble(kind);
    warn(what);
  }

  /** One that is seen plays, without sound; one that fades out stands still. */
  #playFilms(): void {
    for (const [layer, element] of this.#layerElements.entries())
      for (const film of element?.querySelectorAll('video') ?? [])
        if (layer === this.player.front)
          film.play().catch((error: unknown) => warn(`no film: ${String(error)}`));
        else film.pause();
  }

  #shown(): void {
    this.#options.onShown(this.seen?.turn.scene);
    if (this.seen) this.#witness?.shown(this.seen.feed.revision);
    this.#playFilms();
    rememberFaces(this.#remembered);
    this.#remembered.save();
    if (this.#hasShown) return void this.#completeFaces();
    this.#hasShown = true;
    const late = this.#late.splice(0);
    // Its own frame is painted before that work begins.
    void nextFrame()
      .then(nextFrame)
      .then(() => Promise.all(late.map((draw) => draw())))
      .catch((error: unknown) => this.#trouble('scene', String(error)))
      // The chart's part, before the server may go away: loaded once, it stays.
      .then(() => import('./scenes/trend-chart'))
      .catch((error: unknown) => warn(`no chart yet: ${String(error)}`))
      .then(() => this.#completeFaces());
    // What was remembered may have been measured with other letters than these; a slow screen has other work just now.
    this.#cancelLook = browserLater(lookAgainAfter, () => this.#measureAgain('all'));
  }
}

/** For whoever looks into the console of a board that misbehaves. */
function warn(what: string): void {
  console.warn(what);
}
