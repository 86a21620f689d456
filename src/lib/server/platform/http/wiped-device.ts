import type { IncomingMessage, ServerResponse } from 'node:http';
import { wipedCookie } from '$lib/sync';
import type { Logger } from 'pino';
import { faultOf } from './fault-of';
import { headersFor } from './headers';
import { refuse } from './refusal';

const mark = new RegExp(`(?:^|;\\s*)${wipedCookie.name}=1(?:;|$)`);

/** Whether a `Cookie` header comes from a device that was wiped since somebody signed in on it. */
export function isWiped(cookies: string | null | undefined): boolean {
  // The usual request has no mark: nothing is taken apart for it.
  return cookies?.includes(wipedCookie.name) === true && mark.test(cookies);
}

/** How the session of a wiped device ends. */
interface SessionEnd {
  log: Pick<Logger, 'error'>;
  /** ends the session of these headers, wherever they have one; throws when the database doesn't */
  endSession(headers: Headers): Promise<void>;
}

/**
 * Ends the session of a wiped device, and only then lets the request pass, so that nobody is signed in for
 * whatever answers it. While the session can't be ended, the request is refused and the mark stays.
 */
export function passSignedOut(
  { log, endSession }: SessionEnd,
  req: IncomingMessage,
  res: ServerResponse,
  next: () => void
): void {
  endSession(new Headers({ cookie: req.headers.cookie ?? '' }))
    .then(next)
    .catch((error: unknown) => {
      log.error({ err: error }, 'wiped device');
      if (res.headersSent) {
        res.destroy();
        return;
      }
      for (const [name, value] of headersFor(req)) res.setHeader(name, value);
      refuse(req, res, faultOf(error) ?? { status: 500, code: 'internal' });
    });
}
