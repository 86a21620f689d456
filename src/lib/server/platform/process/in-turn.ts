import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** the newest request of each connection */
const newest = new WeakMap<Socket, ServerResponse>();

/**
 * Begins a request when the one before it on its connection has been answered. Node begins all that one connection has
 * sent ahead (RFC 9112, 9.3.2) at once: a single reader could have a thousand files opened.
 */
export function inTurn(req: IncomingMessage, res: ServerResponse, begin: () => void): void {
  const before = newest.get(req.socket);
  newest.set(req.socket, res);
  if (!before || before.closed) begin();
  else before.once('close', () => req.socket.destroyed || begin());
}
