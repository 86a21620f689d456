import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from './app';
import { answerLive, liveRoute, liveStreams } from './live-streams';
import { answerMetrics } from './platform/metrics/answer-metrics';
import { answerHealth, healthRoutes } from './platform/http/health';

export interface EndpointRequest {
  app: App;
  req: IncomingMessage;
  res: ServerResponse;
  /** the process is going to stop */
  stopping: boolean;
}

interface HttpEndpoint {
  /** in the form of Kit's route ids: all that this endpoint answers */
  routes: readonly string[];
  /** @returns the route, for the log; null when the request isn't its own */
  answer(asked: EndpointRequest): string | null;
}

/** Endpoints for monitoring, which are tried before anything is refused. */
export const monitoringEndpoints: readonly HttpEndpoint[] = [
  {
    routes: healthRoutes,
    answer: ({ app, req, res, stopping }) => answerHealth(app, req, res, stopping)
  },
  {
    routes: ['/metrics'],
    answer: ({ app, req, res }) => (answerMetrics(app, req, res) ? '/metrics' : null)
  }
];

/** Streams, which stay open. */
export const streamEndpoints: readonly HttpEndpoint[] = [
  {
    routes: liveStreams.map(({ id }) => id),
    answer: ({ app, req, res }) => (answerLive(app, req, res) ? liveRoute(req.url ?? '') : null)
  }
];

/**
 * Returns the route of the first endpoint that answers. Only endpoints in these lists can answer, and all
 * of them are tested.
 */
export function answeredBy(endpoints: readonly HttpEndpoint[], asked: EndpointRequest): string | null {
  for (const endpoint of endpoints) {
    const route = endpoint.answer(asked);
    if (route !== null) return route;
  }
  return null;
}
