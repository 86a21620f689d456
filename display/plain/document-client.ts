import { jittered, browserLater, pause } from '$lib/local/timer';
import { getDocument } from './ask-server';

export interface DocumentClientOptions {
  address: string;
  /** milliseconds over which this server's boards spread their requests */
  spread(): number;
  /** called with the element of a newer board, and when it was asked for: milliseconds, monotonic */
  onBoard(lite: Element, asked: number): void;
  /** called when no board came */
  onFailed(): void;
}

/** Milliseconds between requests without a reason. */
const usually = 60_000;

/** A document is whole pages to draw, for server and screen: the first attempts aren't repeated within a second. */
const firstAttempt = 2;

/** Asks the server for the board's whole document: when told to, and about every minute. */
export class DocumentClient {
  readonly #options: DocumentClientOptions;
  #asking = false;
  #again = false;
  #stopped = false;
  #failures = 0;
  #cancel: () => void = () => {};

  constructor(options: DocumentClientOptions) {
    this.#options = options;
  }

  start(): void {
    this.#next(jittered(usually, Math.random()));
  }

  /** Stops for good: an answer that is still to come has no effect. */
  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  /** Sends one request at a time; whatever asks meanwhile is answered by one more after it. */
  ask(): void {
    if (this.#asking) this.#again = true;
    else void this.#ask();
  }

  async #ask(): Promise<void> {
    const { address, spread, onBoard, onFailed } = this.#options;
    this.#asking = true;
    this.#again = false;
    const asked = performance.now();
    const lite = (await getDocument(address))?.getElementById('lite');
    this.#asking = false;
    if (this.#stopped) return;
    if (lite) {
      this.#failures = 0;
      this.#next(jittered(usually, Math.random()));
      onBoard(lite, asked);
    } else {
      this.#next(pause(firstAttempt + this.#failures++, Math.random(), spread()));
      onFailed();
    }
    if (this.#again) this.ask();
  }

  #next(ms: number): void {
    this.#cancel();
    this.#cancel = browserLater(ms, () => this.ask());
  }
}
