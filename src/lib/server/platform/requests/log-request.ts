import type { Logger } from 'pino';
import type { AnsweredRequest, ConnectionRefusal } from './requests';

/** Routes that machines ask every few seconds. */
const probes = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * Logs one line for each request, its level by its status: a failure is an error, a request put off for
 * later isn't, nor is one that broke off without an answer. A refused one has the code of its refusal. No line has a query, an address
 * or an account, because residents aren't tracked.
 */
export function logRequest(
  log: Logger,
  { id, method, route, status, code, ms, putOff, broken }: AnsweredRequest
): void {
  const line = {
    req: id,
    method,
    route,
    status,
    ...(code === null ? {} : { code }),
    ms: Math.round(ms * 10) / 10,
    ...(broken ? { broken } : {})
  };
  if (status !== null && status >= 500 && !putOff) log.error(line, 'request');
  else if ((status !== null && status >= 400) || code !== null) log.warn(line, 'request');
  else if (probes.has(route)) log.debug(line, 'request');
  else log.info(line, 'request');
}

/**
 * Logs one line for bytes that are no request: nothing of them was read that could be its route or method. Each costs its sender a
 * connection, so a flood of them fills the log no sooner than one of addresses that lead nowhere.
 */
export function logUnreadable(log: Pick<Logger, 'warn'>, { status, code }: ConnectionRefusal): void {
  log.warn({ status, code }, 'request');
}
