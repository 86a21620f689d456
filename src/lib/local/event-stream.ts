import { beatSeconds } from '$lib/sync';
import { pause, type RunLater } from './timer';

/** The part of the browser's EventSource that is used here. */
export interface Stream {
  addEventListener(
    type: 'open' | 'rev' | 'beat' | 'spread' | 'error',
    listener: (event: { data?: unknown }) => void
  ): void;
  close(): void;
}

export interface EventStreamOptions {
  /** opens the stream of events after a revision */
  open(after: number): Stream;
  /** the newest revision that is here: asked anew at every opening */
  after(): number;
  later: RunLater;
  random(): number;
  onRevision(revision: number): void;
  /** the connection is open; it may have missed something that no event repeats */
  onOpen(): void;
  /**
   * The server is alive, and has nothing newer than its last announcement.
   * @param server its clock, milliseconds since 1970; null: it can't be read
   */
  onBeat(server: number | null): void;
  /** @param opened false when the stream was refused or nobody answered: an EventSource doesn't say which */
  onLost(opened: boolean): void;
}

/** Silence, in ms, after which a stream counts as dead: two beats and a half, so that one may be late. */
const silence = beatSeconds * 2500;

/**
 * The line to the server. An EventSource by itself comes back at the same moment on every board, never after a
 * proxy's 502, and doesn't notice a line that died silently; so it is closed and opened here.
 */
export class EventStream {
  readonly #options: EventStreamOptions;
  #stream: Stream | null = null;
  #attempt = 0;
  #opened = false;
  #spread = 0;
  #cancel: () => void = () => {};

  constructor(options: EventStreamOptions) {
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

  /**
   * Tells whether an event comes from the present stream; events of a stream that was replaced don't count.
   */
  #alive(stream: Stream): boolean {
    if (stream !== this.#stream) return false;
    this.#opened = true;
    this.#watch(stream);
    return true;
  }

  /** Whether the server itself has said something: a proxy before it opens a stream too, and closes it. */
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
