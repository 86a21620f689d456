import { boardCookie, outdatedCookie } from '$lib/server/domain/boards/board-cookies';
import { needProtocol } from '$lib/server/platform/requests/need-protocol';
import { isOutdated, boardReportSchema } from '$lib/sync';
import { jsonAnswer, jsonEndpoint } from '../../json-endpoint';
import { boardAnswer } from '../board-answer';
import { keepCookie } from '../../keep-cookie';
import { boardOf } from './board-of';
import type { RequestEvent } from './$types';

/**
 * Gives a paired board its BoardFeed, the unit's public feed and nothing else. The board is known by the
 * token in its cookie.
 */
export const GET = jsonAnswer<RequestEvent>(async (event) => {
  const { token, holder } = await boardOf(event);
  if (isOutdated(event.url.searchParams)) keepCookie(event, outdatedCookie, '1');
  needProtocol(event.url);
  const feed = await event.locals.app.screens.feed(holder);
  const answer = boardAnswer(event.request, feed);
  // Browsers keep a cookie for 400 days at most, so each answer renews it for boards that run longer.
  keepCookie(event, boardCookie, token);
  return answer;
});

/** In bytes: what a thousand showings take besides the rest of a report. */
const largestReport = 64 * 1024;

/** Takes a board's report: what is on its screen, its health, and what it has shown. */
export const POST = jsonEndpoint(
  boardReportSchema,
  async (event: RequestEvent, shown) => {
    const { holder } = await boardOf(event);
    await event.locals.app.screens.hear(holder, shown);
    return new Response(null, { status: 204 });
  },
  { limit: largestReport }
);
