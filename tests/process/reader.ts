import { setTimeout as pause } from 'node:timers/promises';
import { revisionsIn } from '../../src/cli/tools/revisions-in';

/**
 * A board or a phone, as far as live events go: it follows one server's stream, reconnects by itself with its
 * last number (as EventSource does), and fetches what is new at each.
 */
export class Reader {
  /** every number that it got, in order */
  readonly revisions: number[] = [];
  /** numbers that one stream sent twice, or too late */
  readonly disorder: number[] = [];
  /** how often it had to open its stream */
  opened = 0;
  readonly #stream: string;
  readonly #headers: Record<string, string>;
  readonly #fetched: (revision: number) => Promise<void>;
  readonly #gone = new AbortController();
  #running: Promise<void> | null = null;

  /**
   * @param fetched gets what is new at this number; it is repeated until it succeeds, while the stream stays
   * open
   */
  constructor(stream: string, headers: Record<string, string>, fetched: (revision: number) => Promise<void>) {
    this.#stream = stream;
    this.#headers = headers;
    this.#fetched = fetched;
  }

  follow(after: number): void {
    this.#running = this.#follow(after);
  }

  async end(): Promise<void> {
    this.#gone.abort();
    await this.#running;
  }

  async #follow(after: number): Promise<void> {
    let last = after;
    while (!this.#gone.signal.aborted) {
      let newest = last;
      try {
        for await (const revision of this.#events(last)) {
          if (revision <= newest) this.disorder.push(revision);
          newest = revision;
          await this.#fetchUntilDone(revision);
          this.revisions.push(revision);
          last = revision;
        }
      } catch {
        // The server is away, so the stream is opened anew.
      }
      await pause(100, null, { signal: this.#gone.signal }).catch(() => null);
    }
  }

  /**
   * Fetches until it succeeds: a database that is away for a moment fails the fetch, but not the stream that
   * announced it.
   */
  async #fetchUntilDone(revision: number): Promise<void> {
    for (;;) {
      try {
        return await this.#fetched(revision);
      } catch (error) {
        if (this.#gone.signal.aborted) throw error;
        await pause(100, null, { signal: this.#gone.signal });
      }
    }
  }

  async *#events(last: number): AsyncGenerator<number> {
    const response = await fetch(this.#stream, {
      headers: { ...this.#headers, 'last-event-id': String(last) },
      signal: this.#gone.signal
    });
    if (!response.ok || !response.body) throw new Error(String(response.status));
    this.opened += 1;
    yield* revisionsIn(response.body);
  }
}
