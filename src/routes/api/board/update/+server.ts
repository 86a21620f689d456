import { version } from '$app/environment';
import { outdatedCookie } from '$lib/server/domain/boards/board-cookies';
import { jsonAnswer } from '../../../json-endpoint';
import { boardOf } from '../board-of';
import type { RequestEvent } from './$types';

/**
 * A paired board's worker asks whether it may update to this server's version now: `{"now": true}` or false.
 * A board below the server's protocol updates at once, because its version gets no feed any more.
 */
export const GET = jsonAnswer<RequestEvent>(async (event) => {
  const { holder } = await boardOf(event);
  const isOutdated = event.cookies.get(outdatedCookie.name) !== undefined;
  return { now: isOutdated || (await event.locals.app.screens.mayUpdate({ board: holder.board, version })) };
});
