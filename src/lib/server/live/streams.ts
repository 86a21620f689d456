import { beatSeconds } from '$lib/sync';
import type { ServerResponse } from 'node:http';

/**
 * Server-sent events. Every open stream is held here, so that they beat together and can be ended when the process
 * stops. An event carries a cursor only; the reader fetches the difference itself, so nothing can be missed.
 */
export class Streams {
  readonly #open = new Set<ServerResponse>();
  #beat: ReturnType<typeof setInterval> | undefined;

  get size(): number {
    return this.#open.size;
  }

  /** Starts a stream. `onEnd` runs once, when the reader goes or the process stops. */
  start(res: ServerResponse, onEnd: () => void): (cursor: number) => void {
    // A stream ends with its connection, so it needs no chunks: each event is one write instead of three, for each of
    // a county's boards.
    res.useChunkedEncodingByDefault = false;
    res.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no'
    });
    res.write('event: beat\ndata: 0\n\n');
    this.#open.add(res);
    this.#beat ??= setInterval(() => this.#all('event: beat\ndata: 0\n\n'), beatSeconds * 1000);
    let last = 0;
    res.on('close', () => {
      this.#open.delete(res);
      if (this.#open.size === 0) this.#stopBeating();
      onEnd();
    });
    return (cursor) => {
      if (cursor <= last || !this.#open.has(res)) return;
      last = cursor;
      res.write(`id: ${cursor}\nevent: rev\ndata: ${cursor}\n\n`);
    };
  }

  /** Ends every stream; readers open a new one by themselves. */
  hush(): void {
    for (const res of this.#open) res.end();
    this.#open.clear();
    this.#stopBeating();
  }

  #all(text: string): void {
    for (const res of this.#open) res.write(text);
  }

  #stopBeating(): void {
    clearInterval(this.#beat);
    this.#beat = undefined;
  }
}
