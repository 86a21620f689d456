import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { isSameSecret } from '../auth/same-secret';
import type { Settings } from '../settings/settings';
import { noteRefusal } from '../requests/note-refusal';
import type { Metrics } from './metrics';

/** The parts of an app whose figures are read, and the token for it. */
interface MeasuredApp {
  settings: Pick<Settings, 'metricsToken'>;
  metrics: Pick<Metrics, 'registry'>;
  log: Pick<Logger, 'error'>;
}

const loopback = /^(?:127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/;
/**
 * Headers that a proxy adds. With a proxy that isn't in the settings, everybody would otherwise seem local.
 */
const forwarded = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'];

/**
 * GET /metrics, in Prometheus' text form: for callers with METRICS_TOKEN; without such a setting for this
 * machine alone. Everybody else finds nothing here.
 * @returns true when the request is this one
 */
export function answerMetrics(app: MeasuredApp, req: IncomingMessage, res: ServerResponse): boolean {
  if ((req.url ?? '').split('?', 1)[0] !== '/metrics') return false;
  if (req.method !== 'GET' || !may(req, app.settings.metricsToken)) {
    noteRefusal('not-found');
    res.writeHead(404, { 'content-type': 'application/json' });
    res.end('{"error":{"code":"not-found","params":{}}}');
    return true;
  }
  const { registry } = app.metrics;
  registry.metrics().then(
    (text) => res.writeHead(200, { 'content-type': registry.contentType }).end(text),
    (error: unknown) => {
      app.log.error({ err: error }, 'metrics');
      res.writeHead(500).end();
    }
  );
  return true;
}

function may({ headers, socket }: IncomingMessage, token: string | null): boolean {
  if (token !== null) return isSameSecret(headers.authorization ?? '', `Bearer ${token}`);
  // Both are checked: the address that the entry has found behind a trusted proxy, and the connection's
  // own.
  const address = headers['x-sunboard-ip']?.toString() ?? '';
  if (!loopback.test(address) || !loopback.test(socket.remoteAddress ?? '')) return false;
  return !forwarded.some((name) => name in headers);
}
