import type { IncomingMessage, ServerResponse } from 'node:http';
import { clockHeader, isOutdated, outdatedCode } from '$lib/sync';
import { boardCookie, outdatedCookie, screenCookie, tokenIn } from './board-cookies';
import type { App } from '../../app';
import { gzipTail } from '../../platform/http/gzip-with-tail';
import { takesGzip } from '../../platform/http/pages/encoding';
import { faultOf } from '../../platform/http/fault-of';
import { noteRefusal } from '../../platform/requests/note-refusal';
import { refuse } from '../../platform/http/refusal';
import type { FeedBytes } from './feed-bytes';

/** Below `/api/board/`, what isn't an open board's code. */
const otherAddresses = ['preview', 'update'];

/**
 * A board asks what to show: all of a county's do so in the moment in which something is published, so it is answered before
 * Kit, from bytes that were written and compressed once. A paired one asks at `/api/board` with its token, the demo's at
 * `/api/board/{code}`. Without a token, or for another method, it is Kit's.
 *
 * @returns the route as Kit names it; null when it isn't answered here
 */
export function answerBoard(app: App, req: IncomingMessage, res: ServerResponse): string | null {
  const address = req.url ?? '';
  if (req.method !== 'GET' || !address.startsWith('/api/board')) return null;
  const [, code, isOwn] = /^\/api\/board(?:\/([\w-]+))?(?:\?|$)()/.exec(address) ?? [];
  if (isOwn === undefined || (code !== undefined && otherAddresses.includes(code))) return null;
  const token = tokenIn(req.headers.cookie);
  if (code === undefined && token === null) return null;
  const request: BoardRequest = { req, res, query: queryOf(address) };
  const answered = code === undefined ? paired(app, request, token ?? '') : open(app, request, code);
  answered.catch((error: unknown) => {
    const fault = faultOf(error);
    if (!fault) app.log.error({ err: error }, 'board');
    if (res.headersSent) res.destroy();
    else refuse(req, res, fault ?? { status: 500, code: 'internal' });
  });
  return code === undefined ? '/api/board' : '/api/board/[board]';
}

function queryOf(address: string): URLSearchParams {
  const at = address.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : address.slice(at + 1));
}

interface BoardRequest {
  req: IncomingMessage;
  res: ServerResponse;
  query: URLSearchParams;
}

type Headers = Record<string, string>;

async function paired({ screens }: App, request: BoardRequest, token: string): Promise<void> {
  const { req, res, query } = request;
  const holder = await screens.holder(token);
  if (holder.kind !== 'board') {
    if (holder.kind === 'ended') await screens.noteRefusal(holder.board);
    return refused(res, 401, holder.kind === 'ended' ? 'connection-ended' : 'not-paired');
  }
  const isSecure = req.headers['x-sunboard-proto'] === 'https';
  if (isOutdated(query))
    return refused(res, 409, outdatedCode, { 'set-cookie': screenCookie(outdatedCookie, '1', isSecure) });
  // Browsers keep a cookie for 400 days at most: a board that lives longer than that gets it anew each time.
  const cookie = { 'set-cookie': screenCookie(boardCookie, token, isSecure) };
  return give(request, await screens.feedBytes(holder), cookie);
}

/** Answers with the feed of the demo's board. Outside the demo there is no such board. */
async function open(app: App, request: BoardRequest, board: string): Promise<void> {
  const unit = await app.public.boardUnit(board);
  if (unit === null) return refused(request.res, 404, 'not-found');
  if (isOutdated(request.query)) return refused(request.res, 409, outdatedCode);
  return give(request, await app.screens.feedBytes({ unit, board }), {});
}

function refused(res: ServerResponse, status: number, code: string, headers: Headers = {}): void {
  noteRefusal(code);
  res.writeHead(status, { 'content-type': 'application/json', ...headers });
  res.end(JSON.stringify({ error: { code, params: {} } }));
}

async function give(
  { req, res }: BoardRequest,
  { bytes, at }: { bytes: FeedBytes; at: string },
  own: Headers
): Promise<void> {
  const headers = { etag: bytes.etag, [clockHeader]: at, vary: 'accept-encoding', ...own };
  if (req.headers['if-none-match'] === bytes.etag) {
    res.writeHead(304, headers).end();
    return;
  }
  const zipped = takesGzip(req.headers['accept-encoding']) ? await bytes.gzip() : null;
  const head = zipped?.bytes ?? bytes.head;
  const tail = zipped ? gzipTail(zipped, bytes.tail(at)) : bytes.tail(at);
  res.writeHead(200, {
    ...headers,
    'content-type': 'application/json',
    ...(zipped && { 'content-encoding': 'gzip' }),
    'content-length': head.length + tail.length
  });
  res.write(head);
  res.end(tail);
}
