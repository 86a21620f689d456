import type { PracticeTicket } from './practice-cookie';
import type { PracticeYears } from './practice-years';
import { liveRoute } from '../../live-streams';
import { answeredBy, streamEndpoints, type EndpointRequest } from '../../endpoints';
import { refuse } from '../../platform/http/refusal';

/**
 * Live events of a practice year, which may have to be opened first.
 * @returns the route, for the log; null when the request isn't for a stream
 */
export function answerPractice(
  practiceYears: PracticeYears,
  ticket: PracticeTicket,
  asked: EndpointRequest
): string | null {
  const { req, res, app } = asked;
  const address = req.url ?? '';
  if (!address.startsWith('/api/live/')) return null;
  practiceYears
    .app(ticket)
    .then((practice) => {
      if (!practice || answeredBy(streamEndpoints, { ...asked, app: practice }) === null)
        refuse(req, res, { status: 404, code: 'not-found' });
    })
    .catch((error: unknown) => {
      app.log.error({ err: error }, 'practice year');
      res.destroy();
    });
  return liveRoute(address);
}
