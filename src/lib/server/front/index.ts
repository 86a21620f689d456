import type { IncomingMessage, ServerResponse } from 'node:http';
import type { House } from '../house';
import { once } from '../once';
import { ticketIn } from '../play/play-cookie';
import type { PlayYears } from '../play/play-years';
import { answerBoard } from './answer-board';
import { answerPlay } from './answer-play';
import { answerWall } from './answer-wall';
import { answeredBy, liveDoors, watchDoors } from './doors';
import { guard } from './guard';
import { headersFor } from './headers';
import { refuse, type Refused } from './refusal';
import { endSlowBody } from './slow-body';

export { malformed } from './malformed';
export { coded, refusal } from './coded';

/** The house that this process serves: null until it is open. */
const slot = once<{ house: House | null; plays: PlayYears | null; state: 'open' | 'draining' | 'stopping' }>(
  'front',
  () => ({ house: null, plays: null, state: 'open' })
);

/** Hands the open house over to the door that stands before Kit. */
export function serve(house: House, plays: PlayYears | null): void {
  slot.house = house;
  slot.plays = plays;
}

/**
 * What is answered before Kit: the bytes of published pages, whether the process is well, requests that no door
 * takes, live events. Sets the headers of every answer, also of those that Kit gives. Every request begins here, for
 * its line in the log.
 * @returns false when the request is for Kit
 */
export function front(req: IncomingMessage, res: ServerResponse): boolean {
  const { house, plays, state } = slot;
  const id = house?.requests.begin(req, res) ?? null;
  // Who is in a play year gets nothing of the real house: no page, no live event.
  const ticket = ticketIn(req.headers.cookie);
  // First, and with headers of their own that were made once: they are asked for most.
  if (!ticket && house?.pages.front(req, res)) return routed(`${req.url?.slice(0, 3)}[code]`);
  for (const [name, value] of Object.entries(headersFor(req))) res.setHeader(name, value);
  const asked = house && { house, req, res, stopping: state !== 'open' };
  const watched = asked && answeredBy(watchDoors, asked);
  if (watched) return routed(watched);
  const refused = state === 'stopping' ? stopping : guard(req);
  endSlowBody(req, res);
  if (refused) refuse(req, res, refused);
  if (refused || !asked) return refused !== null;
  if (answerWall(req, res)) return routed('/wall');
  if (!ticket && answerBoard(asked.house, req, res)) return routed('/api/board');
  const live = ticket && plays ? answerPlay(plays, ticket, asked) : answeredBy(liveDoors, asked);
  return live !== null && routed(live, true);

  function routed(route: string, stream = false): true {
    house?.requests.routed(id, route, { stream });
    return true;
  }
}

/** A connection that was kept open asks once more: nothing of it is done, so that it can ask again elsewhere. */
const stopping: Refused = { status: 503, code: 'stopping', headers: { 'retry-after': '2' } };

/** The process is going to stop: it says so at /readyz, keeps no connection, and does all that is asked. */
export function drain(): void {
  slot.state = 'draining';
  slot.house?.requests.close();
}

/** Nothing new is begun, and every stream ends, so that its reader asks elsewhere. */
export function hush(): void {
  slot.state = 'stopping';
  slot.house?.requests.close();
  slot.house?.streams.hush();
  slot.plays?.hush();
}

/** Closes the house and its play years, at the end of the process. */
export async function close(): Promise<void> {
  await slot.plays?.close();
  await slot.house?.close();
}
