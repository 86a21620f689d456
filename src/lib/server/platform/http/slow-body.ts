import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { isLarge } from './guard';

/** ms in which a form without files has arrived over the thinnest line; workbooks have Node's own five minutes. */
const usualPatience = 20_000;

/**
 * Ends a request whose body doesn't arrive, because an open request holds on to the state in which it
 * began.
 * @param refuse answers on the connection, past the request's own answer
 * @param patience ms
 */
export function endSlowBody(
  req: IncomingMessage,
  res: ServerResponse,
  refuse: (error: NodeJS.ErrnoException, socket: Socket) => void,
  patience = usualPatience
): void {
  const hasBody = req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length']) > 0;
  if (!hasBody || isLarge(req.url ?? '')) return;
  const timer = setTimeout(() => {
    if (req.complete) return;
    // An answer that has begun is the only one.
    if (res.headersSent) req.socket.destroy();
    else refuse(Object.assign(new Error('slow body'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), req.socket);
  }, patience);
  timer.unref();
  res.once('close', () => clearTimeout(timer));
}
