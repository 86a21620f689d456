import { withPatience } from '$lib/local/patience';
import { ShownStore } from '$lib/local/board/shown-store';
import { browserLater } from '$lib/local/timer';
import { dayIn } from '$lib/calendar';
import {
  lostFilmsAtOnce,
  type BoardState,
  type BoardTrouble,
  type ScreenSettings,
  type BoardReport
} from '$lib/sync';
import type { Clock } from './player/clock';
import { DiskWork } from './player/disk-work';
import { HeartbeatTimer } from './player/heartbeat-timer';
import { noticesSeen } from './player/notices-seen';
import type { Slide } from './player/player';
import { ProofOfPlay } from './player/proof-of-play';
import { Painted, paintedWithin } from './stage/painted';
import { delay } from './stage/delay';

export interface HeartbeatOptions {
  /** address for its reports (POST) */
  endpoint: string;
  /** the name under which its copy of the content is stored */
  board: string;
  /** version of the program */
  version: string;
  clock: Clock;
  /** the visible scene */
  seen(): Slide | null;
  zone(): string;
  open(): ScreenSettings['open'];
  /** codes of the announcements whose film it can't play */
  lostFilms(): string[];
  /** milliseconds over which all boards of this server spread their requests */
  spread(): number;
  /** called when the server doesn't know this board's token any more */
  onUnpaired(): void;
  onTrouble(what: string): void;
}

/** Milliseconds that a start waits for the disk; after that, only what is shown from now on is counted. */
const diskWithin = 1500;

/** Milliseconds after which a disk that hasn't answered is given up. */
const diskAnswersWithin = 60_000;

/**
 * Reports to the server how this board is and what it has really shown, neither of which the office can see
 * by itself.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  readonly #start = newRun();
  readonly #painted: Painted;
  readonly #showings: ProofOfPlay;
  readonly #disk: DiskWork;
  readonly #heartbeat: HeartbeatTimer;
  readonly #trouble = new Set<BoardTrouble>();
  #counting = false;
  #stopped = false;
  #cancelWaits: () => void = () => {};

  constructor(options: HeartbeatOptions) {
    this.#options = options;
    this.#painted = new Painted(() => options.clock.monotonic());
    this.#showings = new ProofOfPlay(new ShownStore(), options.board, newRun);
    this.#disk = new DiskWork((what) => this.#failing(what));
    this.#heartbeat = new HeartbeatTimer({
      send: () => this.#notify(),
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

  /** Stops for good, because the screen belongs to no board any more. */
  async unpair(): Promise<void> {
    this.stop();
    this.#counting = false;
    await this.#disk.run('forget what was shown', () => this.#showings.forget());
  }

  /** Updates the counts; to be called about once a second. */
  tick(): void {
    const { clock, seen, zone, open } = this.#options;
    const at = clock.monotonic();
    void this.#painted.ask();
    if (!this.#counting) return;
    const slide = seen();
    const painted = this.#painted.isRecent(at);
    const codes = slide ? noticesSeen(slide) : [];
    this.#showings.sample({ at, now: clock.now(), zone: zone(), codes, painted, open: open() });
    if (this.#disk.idle) void this.#disk.run('keep what was shown', () => this.#showings.keep(at));
  }

  /** Notes that a scene of this revision is visible. */
  shown(revision: number): void {
    this.#heartbeat.shown(revision);
  }

  /** Notes a fault for the next report; a board that has nothing to show begins reporting with it. */
  trouble(kind: BoardTrouble): void {
    this.#trouble.add(kind);
    if (this.#options.seen() === null) this.#heartbeat.shown(null);
  }

  #failing(what: string): void {
    this.trouble('disk');
    this.#options.onTrouble(what);
  }

  async #notify(): Promise<void> {
    const { endpoint, clock, zone, seen, onUnpaired } = this.#options;
    // A screen that paints answers at once. The report goes out also when none does, and says so.
    await Promise.race([this.#painted.ask(), delay(paintedWithin)]);
    const shows = seen()?.feed.revision ?? null;
    const notices = this.#showings.untold();
    const state = await this.#state();
    const body = JSON.stringify({ shows, state, notices } satisfies BoardReport);
    const headers = { 'content-type': 'application/json' };
    const answer = await withPatience(15_000, (signal) =>
      fetch(endpoint, { method: 'POST', headers, body, signal })
    );
    if (answer.status === 401) onUnpaired();
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    for (const kind of state.trouble) this.#trouble.delete(kind);
    // After `unpair` nothing may be written again, because everything was forgotten.
    if (!this.#counting) return;
    const done = this.#showings.reported(notices, dayIn(zone(), new Date(clock.now())));
    // The report doesn't wait for the disk, because a disk that doesn't answer must not silence the board.
    if (done.length > 0) void this.#disk.run('forget what was told', () => this.#showings.remove(done));
  }

  async #state(): Promise<BoardState> {
    const { clock, version, seen, lostFilms } = this.#options;
    const films = lostFilms().slice(0, lostFilmsAtOnce);
    const painted = this.#painted.at;
    const ago = painted === null ? null : clock.monotonic() - painted;
    return {
      start: this.#start,
      painted: ago === null ? null : new Date(clock.now() - ago).toISOString(),
      scene: seen()?.slot.scene ?? null,
      heap: heapUsed(),
      nodes: document.getElementsByTagName('*').length,
      offset: Math.round(clock.deviceAhead),
      persisted: await this.#isPersisted(),
      version: version.slice(0, 60),
      browser: navigator.userAgent.slice(0, 300),
      width: Math.round(window.innerWidth),
      height: Math.round(window.innerHeight),
      trouble: [...this.#trouble],
      films
    };
  }

  /**
   * Whether the browser promises to keep this page's data; null where it can't tell, as on plain http. It is
   * asked each time, because the browser may promise it later, once the page has been used.
   */
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

/** The size of the heap in bytes by Chromium's own interface, which is in no standard; null elsewhere. */
function heapUsed(): number | null {
  const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number } };
  return memory ? memory.usedJSHeapSize : null;
}
