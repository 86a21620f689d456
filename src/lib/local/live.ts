import { beatSeconds } from '$lib/sync';
import { pause, type Later } from './timer';

/** As much of the browser's EventSource as is used. */
export interface Stream {
  addEventListener(
    type: 'open' | 'rev' | 'beat' | 'spread' | 'error',
    listener: (event: { data?: unknown }) => void
  ): void;
  close(): void;
}

export interface LiveOptions {
  /** opens the stream of events after a revision */
  open(after: number): Stream;
  /** the newest revision that is here: asked anew at every opening */
  after(): number;
  later: Later;
  random(): number;
  onRevision(revision: number): void;
  /** a line stands: it may have missed something that no event repeats */
  onOpen(): void;
  /**
   * The server lives, and has nothing newer than what it has said.
   * @param server its clock, milliseconds since 1970; null: an older server, which doesn't say
   */
  onBeat(server: number | null): void;
  /** @param opened false: it was refused, or nobody answered. Why, an EventSource doesn't say. */
  onLost(opened: boolean): void;
}

/** Two beats and a half: one may be late, two missing mean a dead line that no one has closed. */
const silence = beatSeconds * 2500;

/**
 * The line to the server. An EventSource by itself comes back at the same moment on every board, never after a
 * proxy's 502, and doesn't notice a line that died silently; so it is closed and opened here.
 */
export class Live {
  readonly #options: LiveOptions;
  #stream: Stream | null = null;
  #attempt = 0;
  #opened = false;
  #spread = 0;
  #cancel: () => void = () => {};

  constructor(options: LiveOptions) {
    this.#options = options;
  }

  /** milliseconds over which the server wants those to come back who lose it; see `pause` */
  get spread(): number {
    return this.#spread;
  }

  start(): void {
    this.stop();
    this.#opened = false;
    const stream = this.#options.open(this.#options.after());
    this.#stream = stream;
    stream.addEventListener('open', () => {
      if (this.#alive(stream)) this.#options.onOpen();
    });
    stream.addEventListener('beat', ({ data }) => {
      if (this.#speaks(stream)) this.#options.onBeat(Number(data) || null);
    });
    stream.addEventListener('rev', ({ data }) => {
      const revision = Number(data);
      if (this.#speaks(stream) && Number.isSafeInteger(revision)) this.#options.onRevision(revision);
    });
    stream.addEventListener('spread', ({ data }) => {
      const spread = Number(data);
      if (this.#speaks(stream) && spread >= 0) this.#spread = spread;
    });
    stream.addEventListener('error', () => this.#lose(stream));
    this.#watch(stream);
  }

  stop(): void {
    this.#cancel();
    this.#stream?.close();
    this.#stream = null;
  }

  /** False for a stream that has been replaced: what it still says doesn't count. */
  #alive(stream: Stream): boolean {
    if (stream !== this.#stream) return false;
    this.#opened = true;
    this.#watch(stream);
    return true;
  }

  /** Only what the server itself says shows that it is there: a proxy before it opens a stream too, and closes it. */
  #speaks(stream: Stream): boolean {
    if (!this.#alive(stream)) return false;
    this.#attempt = 0;
    return true;
  }

  #watch(stream: Stream): void {
    this.#cancel();
    this.#cancel = this.#options.later(silence, () => this.#lose(stream));
  }

  #lose(stream: Stream): void {
    if (stream !== this.#stream) return;
    this.stop();
    const { later, random } = this.#options;
    this.#cancel = later(pause(this.#attempt++, random(), this.#spread), () => this.start());
    this.#options.onLost(this.#opened);
  }
}
