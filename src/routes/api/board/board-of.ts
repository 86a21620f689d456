import { boardCookie, readSecret } from '$lib/server/boards/board-cookies';
import { Problem } from '$lib/server/problem';
import type { RequestEvent } from '@sveltejs/kit';

/**
 * The board whose token the request brings in its cookie.
 * @throws Problem `connection-ended` when the office has ended it, `not-paired`
 */
export async function boardOf({ cookies, locals }: Pick<RequestEvent, 'cookies' | 'locals'>) {
  const token = readSecret(cookies.get(boardCookie.name));
  const holder = await locals.house.screens.holder(token);
  if (holder.kind === 'ended') {
    await locals.house.screens.noteRefusal(holder.board);
    throw new Problem('connection-ended', 401);
  }
  if (holder.kind === 'nobody' || token === null) throw new Problem('not-paired', 401);
  return { token, holder };
}
