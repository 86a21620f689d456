import { playCookie } from '$lib/server/play/play-cookie';
import { accountCookie, playingCookie } from '$lib/sync';
import type { RequestEvent } from '@sveltejs/kit';

/**
 * Takes the ticket away; a phone's page forgets the invented person with it.
 * @returns the cookies as headers, for an answer that Kit doesn't make
 */
export function leavePlay({ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>): string[] {
  const secure = url.protocol === 'https:';
  return [playCookie, playingCookie, accountCookie.name].map((name) => {
    const gone = { path: '/', secure, httpOnly: name === playCookie, maxAge: 0 };
    cookies.delete(name, gone);
    return cookies.serialize(name, '', gone);
  });
}
