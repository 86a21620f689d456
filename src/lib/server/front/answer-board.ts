import type { IncomingMessage, ServerResponse } from 'node:http';
import { clockHeader } from '$lib/sync';
import { boardCookieAnew, tokenIn } from '../boards/board-cookies';
import { knowsOf } from '../boards/unit-feed';
import type { House } from '../house';
import { faultOf } from '../requests/fault-of';
import { refuse } from './refusal';

/**
 * A paired board asks what to show: all of a county's do so in the moment in which something is published, so it is
 * answered before Kit, from bytes that were written once. Without a token, or for another method, it is Kit's.
 *
 * @returns whether it is answered here
 */
export function answerBoard(house: House, req: IncomingMessage, res: ServerResponse): boolean {
  const address = req.url ?? '';
  if (req.method !== 'GET' || !/^\/api\/board(\?|$)/.test(address)) return false;
  const token = tokenIn(req.headers.cookie);
  if (token === null) return false;
  answer(house, { req, res, token, knows: knowsOf(new URL(address, 'http://house')) }).catch(
    (error: unknown) => {
      const fault = faultOf(error);
      if (!fault) house.log.error({ err: error }, 'board');
      if (res.headersSent) res.destroy();
      else refuse(req, res, fault ?? { status: 500, code: 'internal' });
    }
  );
  return true;
}

async function answer(
  { screens }: House,
  { req, res, token, knows }: { req: IncomingMessage; res: ServerResponse; token: string; knows: number }
): Promise<void> {
  const holder = await screens.holder(token);
  if (holder.kind !== 'board') {
    if (holder.kind === 'ended') await screens.noteRefusal(holder.board);
    const code = holder.kind === 'ended' ? 'connection-ended' : 'not-paired';
    res.writeHead(401, { 'content-type': 'application/json' });
    res.end(JSON.stringify({ error: { code, params: {} } }));
    return;
  }
  const { bytes, at } = await screens.feedBytes(holder, knows);
  const headers = {
    etag: bytes.etag,
    [clockHeader]: at,
    // Browsers keep a cookie for 400 days at most: a board that lives longer than that gets it anew each time.
    'set-cookie': boardCookieAnew(token, req.headers['x-sunboard-proto'] === 'https')
  };
  if (req.headers['if-none-match'] === bytes.etag) {
    res.writeHead(304, headers).end();
    return;
  }
  const tail = Buffer.from(bytes.tail(at));
  const length = bytes.head.length + tail.length;
  res.writeHead(200, { ...headers, 'content-type': 'application/json', 'content-length': length });
  res.write(bytes.head);
  res.end(tail);
}
