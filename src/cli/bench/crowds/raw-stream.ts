import { connect, type Socket } from 'node:net';
import type { Stream } from '$lib/local/event-stream';

/** One connection of a simulated board or phone. */
export interface RawRequest {
  port: number;
  path: string;
  cookie: string;
  /** loopback address from which it connects: each has ports of its own */
  address: string;
  headers: readonly string[];
  /** called once the connection stands */
  connected?(): void;
}

/** Connects and sends a GET request, at the lowest cost for a client. */
export function rawRequest({ port, path, cookie, address, headers, connected }: RawRequest): Socket {
  const socket = connect({ host: '127.0.0.1', port, localAddress: address, noDelay: true }, () => {
    connected?.();
    const head = [`GET ${path} HTTP/1.1`, `Host: localhost:${port}`, `Cookie: ${cookie}`, ...headers];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
  });
  return socket;
}

/** Opens an event stream: the part of an EventSource that the product's own event stream uses. */
export function rawStream(request: Omit<RawRequest, 'headers'>): Stream {
  const listeners = new Map<string, (event: { data?: unknown }) => void>();
  const say = (type: string, data?: string) => listeners.get(type)?.({ data });
  const socket = rawRequest({ ...request, headers: ['Accept: text/event-stream'] });
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
