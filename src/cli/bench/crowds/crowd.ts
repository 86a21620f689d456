import { connect, type Socket } from 'node:net';

/** Many open event streams as boards hold them, each at the lowest cost for a client. */
export class Crowd {
  readonly #sockets: Socket[] = [];
  readonly #seen = new Set<number>();
  #all: (() => void) | null = null;

  private constructor(readonly url: URL) {}

  /**
   * Opens `size` streams, and waits until each has sent what `expects` accepts.
   * @param address of the stream
   * @param expects whether the text received so far is enough
   */
  static async open(address: string, size: number, expects: (text: string) => boolean): Promise<Crowd> {
    const crowd = new Crowd(new URL(address));
    // Streams are opened in groups, because a listening socket's queue is shorter than a thousand.
    for (let from = 0; from < size; from += 100)
      await Promise.all(
        Array.from({ length: Math.min(100, size - from) }, (_, n) => crowd.#join(from + n, expects))
      );
    return crowd;
  }

  #join(index: number, expects: (text: string) => boolean): Promise<void> {
    const { hostname, port, pathname, search, host } = this.url;
    return new Promise((open, failed) => {
      let head = '';
      const socket = connect(Number(port), hostname, () =>
        socket.write(
          `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nAccept: text/event-stream\r\n\r\n`
        )
      );
      socket.on('error', failed).setNoDelay();
      socket.on('data', (chunk) => {
        if (this.#all) {
          if (chunk.includes('event: rev')) this.#has(index);
          return;
        }
        head += chunk.toString('latin1');
        if (!head.startsWith('HTTP/1.1 200')) failed(new Error(head));
        else if (expects(head)) open();
      });
      this.#sockets.push(socket);
    });
  }

  #has(index: number): void {
    this.#seen.add(index);
    if (this.#seen.size === this.#sockets.length) this.#all?.();
  }

  /** Resolves when every stream has had an event since the call. */
  everyone(): Promise<void> {
    this.#seen.clear();
    return new Promise((all) => (this.#all = all));
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}
