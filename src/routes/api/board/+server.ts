import { boardCookie } from '$lib/server/boards/board-cookies';
import { knowsOf } from '$lib/server/boards/unit-feed';
import { shownSchema } from '$lib/sync';
import { jsonAnswer, jsonDoor } from '../../json-door';
import { boardAnswer } from '../board-answer';
import { keepCookie } from '../../keep-cookie';
import { boardOf } from './board-of';
import type { RequestEvent } from './$types';

/** All that a paired board shows (BoardFeed), by the token in its cookie: its unit's public feed and nothing else. */
export const GET = jsonAnswer<RequestEvent>(async (event) => {
  const { token, holder } = await boardOf(event);
  const feed = await event.locals.house.screens.feed(holder, knowsOf(event.url));
  const answer = boardAnswer(event.request, feed);
  // Browsers keep a cookie for 400 days at most: a board that lives longer than that gets it anew each time.
  keepCookie(event, boardCookie, token);
  return answer;
});

/** The board says what stands on its screen, how it is and what it has shown. */
export const POST = jsonDoor(shownSchema, async (event: RequestEvent, shown) => {
  const { holder } = await boardOf(event);
  await event.locals.house.screens.hear(holder, shown);
  return new Response(null, { status: 204 });
});
