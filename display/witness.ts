import { withPatience } from '$lib/local/patience';
import { ShownStore } from '$lib/local/shown-store';
import { browserLater } from '$lib/local/timer';
import { dayIn } from '$lib/calendar';
import type { BoardState, BoardTrouble, ScreenSettings, Shown } from '$lib/sync';
import type { Clock } from './player/clock';
import { DiskWork } from './player/disk-work';
import { Heartbeat } from './player/heartbeat';
import { noticesSeen } from './player/notices-seen';
import type { Slide } from './player/player';
import { Showings } from './player/showings';
import { Painted, paintedWithin } from './stage/painted';
import { pass } from './stage/pass';

export interface WitnessOptions {
  /** where it is told: POST */
  door: string;
  /** as the copy of the content is named */
  board: string;
  /** of the program */
  version: string;
  clock: Clock;
  /** what stands in front */
  seen(): Slide | null;
  zone(): string;
  open(): ScreenSettings['open'];
  /** milliseconds over which all boards of this server share their words */
  spread(): number;
  /** the server doesn't know this board's token any more */
  onUnpaired(): void;
  onTrouble(what: string): void;
}

/** A disk that hasn't answered by then isn't waited for: what is shown from now on counts. */
const diskWithin = 1500;

/** Nor will it ever answer, if it hasn't by then. */
const diskAnswersWithin = 60_000;

/** Tells the server how this board is, and what it has really shown: the office sees neither of them. */
export class Witness {
  readonly #options: WitnessOptions;
  readonly #start = newRun();
  readonly #painted: Painted;
  readonly #showings: Showings;
  readonly #disk: DiskWork;
  readonly #heartbeat: Heartbeat;
  readonly #trouble = new Set<BoardTrouble>();
  #counting = false;
  #stopped = false;
  #cancelWaits: () => void = () => {};

  constructor(options: WitnessOptions) {
    this.#options = options;
    this.#painted = new Painted(() => options.clock.monotonic());
    this.#showings = new Showings(new ShownStore(), options.board, newRun);
    this.#disk = new DiskWork((what) => this.#failing(what));
    this.#heartbeat = new Heartbeat({
      send: () => this.#tell(),
      later: browserLater,
      spread: options.spread,
      random: Math.random,
      onTrouble: options.onTrouble
    });
  }

  start(): void {
    const count = () => (this.#counting = true);
    const cancelLate = browserLater(diskWithin, count);
    const cancelNever = browserLater(diskAnswersWithin, () => this.#failing("the disk doesn't answer"));
    this.#cancelWaits = () => {
      cancelLate();
      cancelNever();
    };
    void this.#disk
      .run('read what was shown', () => this.#showings.restore())
      .then(() => {
        if (this.#stopped) return;
        this.#cancelWaits();
        count();
      });
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelWaits();
    this.#heartbeat.stop();
  }

  /** For good: the screen is nobody's board any more. */
  async leave(): Promise<void> {
    this.stop();
    this.#counting = false;
    await this.#disk.run('forget what was shown', () => this.#showings.forget());
  }

  /** To be called about once a second. */
  tick(): void {
    const { clock, seen, zone, open } = this.#options;
    const at = clock.monotonic();
    void this.#painted.ask();
    if (!this.#counting) return;
    const slide = seen();
    const painted = this.#painted.isRecent(at);
    const codes = slide ? noticesSeen(slide) : [];
    this.#showings.look({ at, now: clock.now(), zone: zone(), codes, painted, open: open() });
    if (this.#disk.idle) void this.#disk.run('keep what was shown', () => this.#showings.keep(at));
  }

  /** A scene has come to the front. */
  shown(revision: number): void {
    this.#heartbeat.shown(revision);
  }

  /** Told with the next report; a board that has nothing to show begins with it. */
  trouble(kind: BoardTrouble): void {
    this.#trouble.add(kind);
    if (this.#options.seen() === null) this.#heartbeat.shown(null);
  }

  #failing(what: string): void {
    this.trouble('disk');
    this.#options.onTrouble(what);
  }

  async #tell(): Promise<void> {
    const { door, clock, zone, seen, onUnpaired } = this.#options;
    // A screen that paints does so at once; one that doesn't, says so.
    await Promise.race([this.#painted.ask(), pass(paintedWithin)]);
    const shows = seen()?.feed.revision ?? null;
    const notices = this.#showings.untold();
    const state = await this.#state();
    const body = JSON.stringify({ shows, state, notices } satisfies Shown);
    const headers = { 'content-type': 'application/json' };
    const answer = await withPatience(15_000, (signal) =>
      fetch(door, { method: 'POST', headers, body, signal })
    );
    if (answer.status === 401) onUnpaired();
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    for (const kind of state.trouble) this.#trouble.delete(kind);
    // Left meanwhile: nothing may take the place of forgetting it.
    if (!this.#counting) return;
    const done = this.#showings.told(notices, dayIn(zone(), new Date(clock.now())));
    // Not waited for: a disk that doesn't answer must not silence the board.
    if (done.length > 0) void this.#disk.run('forget what was told', () => this.#showings.remove(done));
  }

  async #state(): Promise<BoardState> {
    const { clock, version, seen } = this.#options;
    const painted = this.#painted.at;
    const ago = painted === null ? null : clock.monotonic() - painted;
    return {
      start: this.#start,
      painted: ago === null ? null : new Date(clock.now() - ago).toISOString(),
      scene: seen()?.turn.scene ?? null,
      heap: heapUsed(),
      nodes: document.getElementsByTagName('*').length,
      offset: Math.round(clock.deviceAhead),
      persisted: await this.#isPersisted(),
      version: version.slice(0, 60),
      browser: navigator.userAgent.slice(0, 300),
      width: Math.round(window.innerWidth),
      height: Math.round(window.innerHeight),
      trouble: [...this.#trouble]
    };
  }

  /** Asked each time: the browser may promise it later, once the page has been used. Null where it doesn't tell, as on plain http. */
  async #isPersisted(): Promise<boolean | null> {
    const storage = navigator.storage as StorageManager | undefined;
    try {
      return storage ? await storage.persisted() : null;
    } catch (error) {
      this.#options.onTrouble(`storage: ${String(error)}`);
      return null;
    }
  }
}

function newRun(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Chromium's own, in no standard. */
function heapUsed(): number | null {
  const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number } };
  return memory ? memory.usedJSHeapSize : null;
}
