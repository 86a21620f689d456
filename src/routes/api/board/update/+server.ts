import { version } from '$app/environment';
import { jsonAnswer } from '../../../json-door';
import { boardOf } from '../board-of';
import type { RequestEvent } from './$types';

/** A paired board's worker asks whether its turn has come to take this server's version: `{"now": true}` or false. */
export const GET = jsonAnswer<RequestEvent>(async (event) => {
  const { holder } = await boardOf(event);
  return { now: await event.locals.house.screens.mayUpdate({ board: holder.board, version }) };
});
