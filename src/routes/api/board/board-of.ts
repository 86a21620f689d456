import { boardCookie, readSecret } from '$lib/server/domain/boards/board-cookies';
import { Problem } from '$lib/server/platform/problem/problem';
import type { RequestEvent } from '@sveltejs/kit';

/**
 * Finds the board by the token in the request's cookie.
 * @throws Problem `connection-ended` when the office has ended its connection, `not-paired` when the token is
 * unknown
 */
export async function boardOf({ cookies, locals }: Pick<RequestEvent, 'cookies' | 'locals'>) {
  const token = readSecret(cookies.get(boardCookie.name));
  const holder = await locals.app.screens.holder(token);
  if (holder.kind === 'ended') {
    await locals.app.screens.noteRefusal(holder.board);
    throw new Problem('connection-ended', 401);
  }
  if (holder.kind === 'nobody' || token === null) throw new Problem('not-paired', 401);
  return { token, holder };
}
