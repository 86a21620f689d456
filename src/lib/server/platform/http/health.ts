import { open } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { devNull } from 'node:os';
import type { Logger } from 'pino';
import type { StoreTrouble } from '../store/store-trouble';

/** The parts of the app that the process's health depends on. */
interface HealthContext {
  log: Pick<Logger, 'error'>;
  /** why the database serves no requests now; null when it does */
  trouble(): Promise<StoreTrouble | null>;
  /** instant that the clock is before; null while time runs forwards */
  clockBehind(): string | null;
}

const headers = { 'content-type': 'text/plain; charset=utf-8' };

/** Any page may read this one word: the page on a board's own disk that waits for its server (display/kiosk/waiting.html). */
const readable = { ...headers, 'access-control-allow-origin': '*' };

/** The routes that are answered here. */
export const healthRoutes = ['/healthz', '/readyz'] as const;

/**
 * GET /healthz: the process answers, whatever its database does. GET /readyz: it wants requests, with
 * `clock-behind` instead of `ready` while the clock is before the newest record (it serves all the same), or 503 and
 * one word why not: `stopping`, `files` (no descriptor is free), `database` (no answer within a second),
 * `migrations` (made for another version), `read-only` (a standby takes no writes). They say nothing else, because they are open to everybody.
 * @returns the route when the request is one of these
 */
export function answerHealth(
  app: HealthContext,
  req: IncomingMessage,
  res: ServerResponse,
  stopping: boolean
): string | null {
  const path = healthRoutes.find((route) => route === (req.url ?? '').split('?', 1)[0]);
  if (req.method !== 'GET' && req.method !== 'HEAD') return null;
  if (path === '/healthz') res.writeHead(200, headers).end('ok\n');
  else if (path === '/readyz')
    (stopping ? Promise.resolve('stopping') : troubleOf(app)).then(
      (trouble) =>
        res
          .writeHead(trouble === null ? 200 : 503, readable)
          .end(`${trouble ?? (app.clockBehind() === null ? 'ready' : 'clock-behind')}\n`),
      () => res.writeHead(503, readable).end('database\n')
    );
  else return null;
  return path;
}

async function troubleOf(app: HealthContext): Promise<string | null> {
  const unopened = await filesTrouble();
  if (!unopened) return app.trouble();
  app.log.error({ err: unopened }, 'no file can be opened');
  return 'files';
}

/**
 * Checks whether files can be opened: no descriptor may be free in this process (`EMFILE`) or on this
 * machine (`ENFILE`).
 * @returns the error with its code; null while files open
 */
async function filesTrouble(): Promise<Error | null> {
  try {
    const file = await open(devNull);
    await file.close();
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
