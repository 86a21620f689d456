import type { Socket } from 'node:net';
import { EventStream } from '$lib/local/event-stream';
import { browserLater, pause } from '$lib/local/timer';
import { rawRequest, rawStream, type RawRequest } from './raw-stream';

/** A server's addresses for boards. */
export interface Endpoints {
  port: number;
  live: string;
  feed: string;
}

/** Called by all boards of a crowd, to count. */
export interface CrowdTally {
  /** a connection stands, to the stream or for one request */
  connected(kind: 'stream' | 'feed'): void;
  opened(board: SimulatedBoard): void;
  lost(board: SimulatedBoard): void;
  event(board: SimulatedBoard): void;
  fed(board: SimulatedBoard): void;
}

/**
 * A board without a screen. Its line to the server is the product's own event stream, so that it reconnects
 * as a board would. It makes a board's requests too, but reads only their status and tag.
 */
export class SimulatedBoard {
  readonly #endpoints: Endpoints;
  readonly #cookie: string;
  readonly #address: string;
  readonly #tally: CrowdTally;
  readonly #events: EventStream;
  #revision = 0;
  #etag = '';
  #failures = 0;
  #asking: Socket | null = null;
  #again = false;
  #cancelRetry: () => void = () => {};

  /** @param address loopback address from which it connects: each has ports of its own */
  constructor(
    endpoints: Endpoints,
    { cookie, address }: { cookie: string; address: string },
    tally: CrowdTally
  ) {
    this.#endpoints = endpoints;
    this.#cookie = cookie;
    this.#address = address;
    this.#tally = tally;
    this.#events = new EventStream({
      open: (after) => rawStream(this.#request('stream', `${endpoints.live}?after=${after}`)),
      after: () => this.#revision,
      later: browserLater,
      random: Math.random,
      onRevision: (revision) => {
        const isNew = revision > this.#revision;
        this.#revision = revision;
        if (isNew) tally.event(this);
        this.#ask();
      },
      onOpen: () => {
        tally.opened(this);
        this.#ask();
      },
      onBeat: () => undefined,
      onLost: (opened) => {
        tally.lost(this);
        if (!opened) this.#ask();
      }
    });
  }

  start(): void {
    this.#events.start();
  }

  stop(): void {
    this.#events.stop();
    this.#cancelRetry();
    this.#asking?.destroy();
  }

  #request(kind: 'stream' | 'feed', path: string): Omit<RawRequest, 'headers'> {
    return {
      port: this.#endpoints.port,
      path,
      cookie: this.#cookie,
      address: this.#address,
      connected: () => this.#tally.connected(kind)
    };
  }

  /** Makes one request at a time, as a board does, and retries after a failure as a board would. */
  #ask(): void {
    this.#cancelRetry();
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#again = false;
    const socket = rawRequest({
      ...this.#request('feed', this.#endpoints.feed),
      headers: ['Connection: close', ...(this.#etag ? [`If-None-Match: ${this.#etag}`] : [])]
    });
    this.#asking = socket;
    let head = '';
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      if (!head.includes('\r\n\r\n')) head += chunk.toString('latin1');
    });
    socket.on('close', () => {
      this.#asking = null;
      const status = head.slice(9, 12);
      if (status === '200' || status === '304') {
        this.#failures = 0;
        this.#etag = /^etag: (.*)\r$/im.exec(head)?.[1] ?? '';
        this.#tally.fed(this);
        if (this.#again) this.#ask();
        return;
      }
      const wait = pause(this.#failures++, Math.random(), this.#events.spread);
      this.#cancelRetry = browserLater(wait, () => this.#ask());
    });
  }
}
