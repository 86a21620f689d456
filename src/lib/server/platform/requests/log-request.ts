import type { Logger } from 'pino';
import type { AnsweredRequest } from './requests';

/** Routes that machines ask every few seconds. */
const probes = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * Logs one line for each request, its level by its status: a failure is an error, a request put off for
 * later isn't. It has no query, no address and no account, because residents aren't tracked.
 */
export function logRequest(
  log: Logger,
  { id, method, route, status, ms, putOff, broken }: AnsweredRequest
): void {
  const line = {
    req: id,
    method,
    route,
    status,
    ms: Math.round(ms * 10) / 10,
    ...(broken ? { broken } : {})
  };
  if (status >= 500 && !putOff) log.error(line, 'request');
  else if (status >= 400) log.warn(line, 'request');
  else if (probes.has(route)) log.debug(line, 'request');
  else log.info(line, 'request');
}
