import { browserLater } from '$lib/local/timer';
import type { BoardReport, BoardState, BoardTrouble, ScreenSettings, UnitMoment } from '$lib/sync';
import type { Clock } from './player/clock';
import { DiskWork } from './feed/disk-work';
import { HeartbeatTimer } from './player/heartbeat-timer';
import { ProofOfPlay, type ProofStore } from './player/proof-of-play';
import { Painted, paintedWithin } from './stage/painted';
import { delay } from './stage/delay';

/** The visible scene, as far as reports name it. */
export interface SceneReport {
  /** the content that it is drawn from */
  revision: number;
  scene: string;
  /** codes of the notices that it publishes */
  codes: readonly string[];
}

export interface HeartbeatOptions {
  /**
   * Sends a report, and gives it up when it takes too long.
   * @returns the answer's status
   */
  post(report: string): Promise<number>;
  /** stores what was shown and isn't reported yet */
  store: ProofStore;
  /** the name under which its copy of the content is stored */
  board: string;
  /** version of the program */
  version: string;
  clock: Pick<Clock, 'now' | 'monotonic' | 'deviceAhead' | 'uncertainty'>;
  seen(): SceneReport | null;
  /** the moment by the unit's clock */
  local(): UnitMoment;
  open(): ScreenSettings['open'];
  /** the part of its state that depends on the kind of board */
  own(): Promise<Pick<BoardState, 'persisted' | 'films' | 'failed'>>;
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
 * by itself. It runs on plain boards too, so it uses nothing newer than Chromium 51.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  readonly #start = newRun();
  readonly #painted: Painted;
  readonly #proofs: ProofOfPlay;
  readonly #disk: DiskWork;
  readonly #heartbeat: HeartbeatTimer;
  readonly #trouble = new Set<BoardTrouble>();
  /** codes of the notices that are visible since the last tick */
  #codes: readonly string[] = [];
  #counting = false;
  #stopped = false;
  #cancelWaits: () => void = () => {};

  constructor(options: HeartbeatOptions) {
    this.#options = options;
    this.#painted = new Painted(() => options.clock.monotonic());
    this.#proofs = new ProofOfPlay(options.store, options.board, newRun);
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
      .run('read what was shown', () => this.#proofs.restore())
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
    await this.#disk.run('forget what was shown', () => this.#proofs.forget());
  }

  /** Updates the counts; to be called about once a second, and when another scene has become visible. */
  tick(): void {
    const { clock, seen, local, open } = this.#options;
    const at = clock.monotonic();
    void this.#painted.ask();
    const codes = this.#codes;
    this.#codes = seen()?.codes ?? [];
    if (!this.#counting) return;
    const painted = this.#painted.isRecent(at);
    const unsure = clock.uncertainty;
    this.#proofs.sample({ at, now: clock.now(), local: local(), codes, unsure, painted, open: open() });
    if (this.#disk.idle) void this.#disk.run('keep what was shown', () => this.#proofs.keepSometimes(at));
  }

  /** Stores the counts at once, because the page goes. */
  flush(): void {
    if (this.#counting) void this.#disk.run('keep what was shown', () => this.#proofs.keep());
  }

  /** Notes that a scene of this revision is visible. */
  shown(revision: number): void {
    this.#heartbeat.shown(revision);
    this.tick();
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
    const { post, local, seen, onUnpaired } = this.#options;
    // A screen that paints answers at once. The report goes out also when none does, and says so.
    await Promise.race([this.#painted.ask(), delay(paintedWithin)]);
    const shows = seen()?.revision ?? null;
    const notices = this.#proofs.unreported();
    const state = await this.#state();
    const status = await post(JSON.stringify({ shows, state, notices } satisfies BoardReport));
    if (status === 401) onUnpaired();
    if (status !== 204) throw new Error(`status ${status}`);
    for (const kind of state.trouble) this.#trouble.delete(kind);
    // After `unpair` nothing may be written again, because everything was forgotten.
    if (!this.#counting) return;
    const done = this.#proofs.reported(notices, local().date);
    // The report doesn't wait for the disk, because a disk that doesn't answer must not silence the board.
    if (done.length > 0) void this.#disk.run('forget what was told', () => this.#proofs.remove(done));
  }

  async #state(): Promise<BoardState> {
    const { clock, version, seen, own } = this.#options;
    const painted = this.#painted.at;
    const ago = painted === null ? null : clock.monotonic() - painted;
    return {
      start: this.#start,
      painted: ago === null ? null : new Date(clock.now() - ago).toISOString(),
      scene: seen()?.scene ?? null,
      heap: heapUsed(),
      nodes: document.getElementsByTagName('*').length,
      offset: Math.round(clock.deviceAhead),
      version: version.slice(0, 60),
      browser: navigator.userAgent.slice(0, 300),
      width: Math.round(window.innerWidth),
      height: Math.round(window.innerHeight),
      trouble: Array.from(this.#trouble),
      ...(await own())
    };
  }
}

function newRun(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => (256 + byte).toString(16).slice(1)).join('');
}

/** The size of the heap in bytes by Chromium's own interface, which is in no standard; null elsewhere. */
function heapUsed(): number | null {
  const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number } };
  return memory ? memory.usedJSHeapSize : null;
}
