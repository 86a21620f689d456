import type { PlayTicket } from '../play/play-cookie';
import type { PlayYears } from '../play/play-years';
import { liveRoute } from '../live/answer-live';
import { answeredBy, liveDoors, type Asked } from './doors';
import { refuse } from './refusal';

/**
 * Live events of a play year, which may have to be opened first.
 * @returns the route, for the log; null when the request isn't for a stream
 */
export function answerPlay(plays: PlayYears, ticket: PlayTicket, asked: Asked): string | null {
  const { req, res, house } = asked;
  const address = req.url ?? '';
  if (!address.startsWith('/api/live/')) return null;
  plays
    .house(ticket)
    .then((play) => {
      if (!play || answeredBy(liveDoors, { ...asked, house: play }) === null)
        refuse(req, res, { status: 404, code: 'not-found' });
    })
    .catch((error: unknown) => {
      house.log.error({ err: error }, 'play year');
      res.destroy();
    });
  return liveRoute(address);
}
