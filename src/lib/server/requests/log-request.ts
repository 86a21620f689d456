import type { Logger } from 'pino';
import type { Done } from './requests';

/** What machines ask every few seconds. */
const probes = new Set(['/healthz', '/readyz', '/metrics']);

/** One line a request, its level by its status. No query, no address, no account: what residents do is not tracked. */
export function logRequest(log: Logger, { id, method, route, status, ms, broken }: Done): void {
  const line = {
    req: id,
    method,
    route,
    status,
    ms: Math.round(ms * 10) / 10,
    ...(broken ? { broken } : {})
  };
  if (status >= 500) log.error(line, 'request');
  else if (status >= 400) log.warn(line, 'request');
  else if (probes.has(route)) log.debug(line, 'request');
  else log.info(line, 'request');
}
