import type { IncomingMessage, ServerResponse } from 'node:http';
import type { House } from '../house';
import { answerLive, liveRoute, liveStreams } from '../live/answer-live';
import { answerMetrics } from '../metrics/answer-metrics';
import { answerHealth, healthRoutes } from './health';

export interface Asked {
  house: House;
  req: IncomingMessage;
  res: ServerResponse;
  /** the process is going to stop */
  stopping: boolean;
}

interface FrontDoor {
  /** as Kit writes its routes' ids: all that this door answers */
  routes: readonly string[];
  /** @returns the route, for the log; null when the request isn't its own */
  answer(asked: Asked): string | null;
}

/** For who watches the process: asked before anything is refused. */
export const watchDoors: readonly FrontDoor[] = [
  {
    routes: healthRoutes,
    answer: ({ house, req, res, stopping }) => answerHealth(house, req, res, stopping)
  },
  {
    routes: ['/metrics'],
    answer: ({ house, req, res }) => (answerMetrics(house, req, res) ? '/metrics' : null)
  }
];

/** Streams, which stay open. */
export const liveDoors: readonly FrontDoor[] = [
  {
    routes: liveStreams.map(({ id }) => id),
    answer: ({ house, req, res }) => (answerLive(house, req, res) ? liveRoute(req.url ?? '') : null)
  }
];

/** The first door's answer. What isn't in these lists can't be answered, and what is in them is tested. */
export function answeredBy(doors: readonly FrontDoor[], asked: Asked): string | null {
  for (const door of doors) {
    const route = door.answer(asked);
    if (route !== null) return route;
  }
  return null;
}
