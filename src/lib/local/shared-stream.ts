import type { Stream } from './event-stream';
import { LeaseElection } from './lease-election';

const relayed = ['open', 'rev', 'beat', 'spread', 'error'] as const;
type RelayedEvent = (typeof relayed)[number];

/** A message between the pages that read one stream. */
type RelayMessage =
  /** the page of this key, which knows this revision, has come and wants to hear how the stream stands */
  | { join: number; key: number }
  /** `to`: the key of the one page that it is meant for; absent: all */
  | { event: RelayedEvent; data?: unknown; to?: number };

/**
 * Opens an event stream that all pages of this browser share: one of them reads it and passes each event on. Otherwise six
 * open pages would use up the six connections that a browser has for one address over HTTP/1.1. Without broadcast channels
 * each page reads it.
 *
 * A page that nobody looks at reads for nobody, since six kinds of pages in six tabs would use up the connections as well. It
 * hears a page that is looked at; with none there, its stream is lost, and its owner asks now and then.
 * @param name the same in all pages that may read the same events
 * @param after the newest revision that this page has
 * @param open opens the real stream of events after a revision
 */
export function sharedStream(name: string, after: number, open: (after: number) => Stream): Stream {
  return typeof BroadcastChannel === 'undefined'
    ? open(after)
    : new SharedStream(`sunboard-stream-${name}`, after, open);
}

class SharedStream implements Stream {
  readonly #open: (after: number) => Stream;
  readonly #channel: BroadcastChannel;
  readonly #election: LeaseElection;
  readonly #key = Math.random();
  readonly #listeners: [RelayedEvent, (event: { data?: unknown }) => void][] = [];
  #source: Stream | null = null;
  #isOpen = false;
  /** the newest revision that was announced, or that this page has */
  #head: number;

  constructor(name: string, after: number, open: (after: number) => Stream) {
    this.#open = open;
    this.#head = after;
    this.#channel = new BroadcastChannel(name);
    this.#channel.addEventListener('message', ({ data }: MessageEvent<RelayMessage>) => this.#hear(data));
    this.#election = new LeaseElection(
      name,
      () => this.#read(),
      () => this.#end()
    );
    document.addEventListener('visibilitychange', this.#attend);
    this.#attend();
  }

  addEventListener(type: RelayedEvent, listener: (event: { data?: unknown }) => void): void {
    this.#listeners.push([type, listener]);
  }

  close(): void {
    document.removeEventListener('visibilitychange', this.#attend);
    this.#end();
    this.#election.withdraw();
    this.#listeners.length = 0;
    this.#channel.close();
  }

  /** Stands for reading while the page is looked at; what it has missed it is told. */
  readonly #attend = (): void => {
    if (document.visibilityState === 'hidden') {
      this.#end();
      this.#election.withdraw();
    } else this.#election.stand();
    this.#say({ join: this.#head, key: this.#key });
  };

  #read(): void {
    const source = (this.#source = this.#open(this.#head));
    for (const event of relayed)
      source.addEventListener(event, ({ data }) => {
        if (source !== this.#source) return;
        if (event === 'open') this.#isOpen = true;
        this.#say({ event, data });
        this.#notify(event, data);
      });
  }

  #end(): void {
    this.#source?.close();
    this.#source = null;
    this.#isOpen = false;
  }

  #hear(message: RelayMessage): void {
    if ('event' in message) {
      // While two pages lead for a moment, each hears its own stream.
      const isMine = message.to === undefined || message.to === this.#key;
      if (isMine && !this.#source) this.#notify(message.event, message.data);
    } else if (this.#isOpen) {
      const { join, key: to } = message;
      this.#say({ event: 'open', to });
      if (this.#head > join) this.#say({ event: 'rev', data: this.#head, to });
    }
  }

  #notify(event: RelayedEvent, data: unknown): void {
    if (event === 'rev') this.#head = Math.max(this.#head, Number(data) || 0);
    for (const [type, listener] of [...this.#listeners]) if (type === event) listener({ data });
  }

  #say(message: RelayMessage): void {
    this.#channel.postMessage(message);
  }
}
