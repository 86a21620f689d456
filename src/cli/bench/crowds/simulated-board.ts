import { connect, type Socket } from 'node:net';
import { EventStream, type Stream } from '$lib/local/event-stream';
import { browserLater, pause } from '$lib/local/timer';

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
  readonly #live: EventStream;
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
    this.#live = new EventStream({
      open: (after) => this.#stream(after),
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
    this.#live.start();
  }

  stop(): void {
    this.#live.stop();
    this.#cancelRetry();
    this.#asking?.destroy();
  }

  #connect(kind: 'stream' | 'feed', path: string, headers: readonly string[]): Socket {
    const socket = connect(
      { host: '127.0.0.1', port: this.#endpoints.port, localAddress: this.#address, noDelay: true },
      () => {
        this.#tally.connected(kind);
        const head = [
          `GET ${path} HTTP/1.1`,
          `Host: localhost:${this.#endpoints.port}`,
          `Cookie: ${this.#cookie}`,
          ...headers
        ];
        socket.write(`${head.join('\r\n')}\r\n\r\n`);
      }
    );
    return socket;
  }

  /** The part of an EventSource that the product's event stream uses. */
  #stream(after: number): Stream {
    const listeners = new Map<string, (event: { data?: unknown }) => void>();
    const say = (type: string, data?: string) => listeners.get(type)?.({ data });
    const socket = this.#connect('stream', `${this.#endpoints.live}?after=${after}`, [
      'Accept: text/event-stream'
    ]);
    let text = '';
    let open = false;
    socket.on('error', () => socket.destroy());
    socket.on('close', () => say('error'));
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (!open) {
        const head = text.indexOf('\r\n\r\n');
        if (head < 0) return;
        if (!text.startsWith('HTTP/1.1 200')) return void socket.destroy();
        text = text.slice(head + 4);
        open = true;
        say('open');
      }
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const event = text.slice(0, end);
        text = text.slice(end + 2);
        const type = /^event: (\w+)$/m.exec(event)?.[1];
        if (type) say(type, /^data: (.*)$/m.exec(event)?.[1]);
      }
    });
    return {
      addEventListener: (type, listener) => void listeners.set(type, listener),
      close: () => socket.destroy()
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
    const socket = this.#connect('feed', this.#endpoints.feed, [
      'Connection: close',
      ...(this.#etag ? [`If-None-Match: ${this.#etag}`] : [])
    ]);
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
      const wait = pause(this.#failures++, Math.random(), this.#live.spread);
      this.#cancelRetry = browserLater(wait, () => this.#ask());
    });
  }
}
