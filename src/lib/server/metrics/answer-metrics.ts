import type { IncomingMessage, ServerResponse } from 'node:http';
import type { House } from '../house';
import { isSameSecret } from '../same-secret';

const loopback = /^(?:127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/;
/** What a proxy adds. One that nobody told us to trust would otherwise make the whole world local. */
const forwarded = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'];

/**
 * GET /metrics, in Prometheus' text form: for who brings METRICS_TOKEN; without such a setting for this machine alone.
 * To everybody else there is nothing here.
 *
 * @returns true when the request is this one
 */
export function answerMetrics(house: House, req: IncomingMessage, res: ServerResponse): boolean {
  if ((req.url ?? '').split('?', 1)[0] !== '/metrics') return false;
  if (req.method !== 'GET' || !may(req, house.settings.metricsToken)) {
    res.writeHead(404, { 'content-type': 'application/json' });
    res.end('{"error":{"code":"not-found","params":{}}}');
    return true;
  }
  const { registry } = house.metrics;
  registry.metrics().then(
    (text) => res.writeHead(200, { 'content-type': registry.contentType }).end(text),
    (error: unknown) => {
      house.log.error({ err: error }, 'metrics');
      res.writeHead(500).end();
    }
  );
  return true;
}

function may({ headers, socket }: IncomingMessage, token: string | null): boolean {
  if (token !== null) return isSameSecret(headers.authorization ?? '', `Bearer ${token}`);
  // Both: the address that the entry has found behind a trusted proxy, and who connects.
  const address = headers['x-sunboard-ip']?.toString() ?? '';
  if (!loopback.test(address) || !loopback.test(socket.remoteAddress ?? '')) return false;
  return !forwarded.some((name) => name in headers);
}
