import { setTimeout as pause } from 'node:timers/promises';
import { revisionsIn } from '../../src/cli/tools/revisions-in';

/**
 * A board or a phone, as far as live events go: it follows one server's stream, comes back by itself with the last
 * number that it has (as EventSource does), and fetches what is new at each.
 */
export class Reader {
  /** every number that it has, in the order in which it got them */
  readonly revisions: number[] = [];
  /** numbers that one stream told twice, or too late */
  readonly disorder: number[] = [];
  /** how often it had to open its stream */
  opened = 0;
  readonly #stream: string;
  readonly #headers: Record<string, string>;
  readonly #fetched: (revision: number) => Promise<void>;
  readonly #gone = new AbortController();
  #running: Promise<void> | null = null;

  /** @param fetched gets what is new, as of this number; a failure is tried again at the next opening */
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
      let told = last;
      try {
        for await (const revision of this.#events(last)) {
          if (revision <= told) this.disorder.push(revision);
          told = revision;
          await this.#fetched(revision);
          this.revisions.push(revision);
          last = revision;
        }
      } catch {
        // The server or its database is away: the stream is opened anew.
      }
      await pause(100, null, { signal: this.#gone.signal }).catch(() => null);
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
