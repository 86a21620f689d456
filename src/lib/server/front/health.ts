import type { IncomingMessage, ServerResponse } from 'node:http';
import type { House } from '../house';

const headers = { 'content-type': 'text/plain; charset=utf-8' };

/** Any page may read this one word: the page on a board's own disk that waits for its server (display/kiosk/waiting.html). */
const readable = { ...headers, 'access-control-allow-origin': '*' };

/** What is answered here. */
export const healthRoutes = ['/healthz', '/readyz'] as const;

/**
 * GET /healthz: the process answers, whatever its database does. GET /readyz: it wants requests, or 503 and one word
 * why not: `stopping`, `database` (no answer within a second), `migrations` (made for another version). Nothing else
 * is told: both stand open to everybody.
 *
 * @returns the route when the request is one of these
 */
export function answerHealth(
  house: House,
  req: IncomingMessage,
  res: ServerResponse,
  stopping: boolean
): string | null {
  const path = healthRoutes.find((door) => door === (req.url ?? '').split('?', 1)[0]);
  if (req.method !== 'GET' && req.method !== 'HEAD') return null;
  if (path === '/healthz') res.writeHead(200, headers).end('ok\n');
  else if (path === '/readyz')
    (stopping ? Promise.resolve('stopping') : house.trouble()).then(
      (trouble) => res.writeHead(trouble === null ? 200 : 503, readable).end(`${trouble ?? 'ready'}\n`),
      () => res.writeHead(503, readable).end('database\n')
    );
  else return null;
  return path;
}
