import { beatSeconds } from '$lib/sync';
import type { ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { StreamRoom } from './stream-room';

/** Open at a time under one session, or one board's token: tabs and reconnects fit, a flood doesn't. */
const mostOfOne = 8;

/** Readers that come back at a time after a restart: so many a second the server takes with room for all else. */
const backPerSecond = 350;

/**
 * Parts in which the streams beat, one after the other: thousands of writes in one go would keep every other answer waiting for a
 * tenth of a second.
 */
const beatParts = 20;

/** Bytes that wait for a reader whose own buffers are full: some thousand events, so it has stopped reading. */
const mostUnread = 64 * 1024;

/**
 * Server-sent events. Every open stream is held here, so that they beat by one timer and can be ended when the process
 * stops. An event carries a cursor only; the reader fetches the difference itself, so nothing can be missed.
 */
export class Streams {
  /** the open streams, each with the part that it beats in */
  readonly #open = new Map<ServerResponse, number>();
  #nextPart = 0;
  readonly #held = new Map<string, Set<ServerResponse>>();
  readonly #room: StreamRoom;
  #beat: ReturnType<typeof setInterval> | undefined;

  /** @param room of the whole process; asked at the start of each stream */
  constructor(room: StreamRoom) {
    this.#room = room;
  }

  /** Whether the process has no descriptor to spare for one more. */
  get isFull(): boolean {
    return this.#room.isFull;
  }

  /** Says in the log that streams are refused: each request has a line of its own, which isn't an error's. */
  sayRefused(log: Pick<Logger, 'error'>): void {
    this.#room.sayRefused(() =>
      log.error({ code: 'too-many-streams', streams: this.size }, 'streams refused')
    );
  }

  get size(): number {
    return this.#open.size;
  }

  /**
   * Starts a stream. `onEnd` runs once, when the reader goes or the process stops.
   * @param holder whose streams are counted together: beyond `mostOfOne` the oldest ends. null: anybody's
   */
  start(res: ServerResponse, holder: string | null, onEnd: () => void): (cursor: number) => void {
    // A stream ends with its connection, so it needs no chunks: each event is one write instead of three, for each of
    // a county's boards.
    res.useChunkedEncodingByDefault = false;
    res.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no'
    });
    this.#open.set(res, this.#nextPart);
    this.#nextPart = (this.#nextPart + 1) % beatParts;
    const releaseSlot = this.#room.reserve();
    res.write(this.#beatNow());
    const release = holder === null ? null : this.#hold(holder, res);
    this.#startBeating();
    let last = 0;
    res.on('close', () => {
      this.#open.delete(res);
      releaseSlot();
      release?.();
      if (this.#open.size === 0) this.#stopBeating();
      onEnd();
    });
    return (cursor) => {
      if (cursor <= last || !this.#open.has(res)) return;
      last = cursor;
      write(res, `id: ${cursor}\nevent: rev\ndata: ${cursor}\n\n`);
    };
  }

  /** Ends every stream; readers open a new one by themselves. */
  closeAll(): void {
    for (const res of this.#open.keys()) res.end();
    this.#open.clear();
    this.#stopBeating();
  }

  /** The beat carries the server's clock, and over how many milliseconds its readers shall come back after a restart. */
  #beatNow(): string {
    const spread = Math.ceil((this.#open.size / backPerSecond) * 1000);
    return `event: beat\ndata: ${Date.now()}\n\nevent: spread\ndata: ${spread}\n\n`;
  }

  /** Beats by a clock that only goes forward: a timer that comes late has all parts beat that are due by then. */
  #startBeating(): void {
    if (this.#beat) return;
    const partMs = (beatSeconds * 1000) / beatParts;
    const began = performance.now();
    let done = 0;
    this.#beat = setInterval(() => {
      const due = Math.floor((performance.now() - began) / partMs);
      const first = Math.max(done, due - beatParts);
      const parts = new Set(Array.from({ length: due - first }, (_, no) => (first + no) % beatParts));
      done = due;
      const text = this.#beatNow();
      for (const [res, part] of this.#open) if (parts.has(part)) write(res, text);
    }, partMs);
  }

  /** Counts a stream among its holder's; the returned function takes it out. */
  #hold(holder: string, res: ServerResponse): () => void {
    const held = this.#held.get(holder) ?? new Set();
    this.#held.set(holder, held);
    held.add(res);
    const [oldest] = held;
    if (oldest && held.size > mostOfOne) {
      held.delete(oldest);
      endStream(oldest);
    }
    return () => {
      held.delete(res);
      if (held.size === 0 && this.#held.get(holder) === held) this.#held.delete(holder);
    };
  }

  #stopBeating(): void {
    clearInterval(this.#beat);
    this.#beat = undefined;
  }
}

/**
 * Writes to a reader, or cuts one that doesn't read; when it comes back it asks for what it missed. A stream that has ended is open
 * until its reader has closed it, and takes nothing more.
 */
function write(res: ServerResponse, text: string): void {
  if (res.writableEnded) return;
  if (res.writableLength > mostUnread) res.destroy();
  else res.write(text);
}

/** Ends a stream. A reader with something unread would never hear of it, and is cut. */
export function endStream(res: ServerResponse): void {
  if (res.writableLength > 0) res.destroy();
  else res.end();
}
