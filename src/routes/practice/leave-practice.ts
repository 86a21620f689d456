import { practiceCookie } from '$lib/server/domain/practice/practice-cookie';
import { practisingCookie } from '$lib/sync';
import type { RequestEvent } from '@sveltejs/kit';

/**
 * Deletes the practice year's cookies.
 * @returns the deleted cookies as headers, for an answer that Kit doesn't make
 */
export function leavePractice({ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>): string[] {
  const secure = url.protocol === 'https:';
  return [practiceCookie, practisingCookie].map((name) => {
    const gone = { path: '/', secure, httpOnly: name === practiceCookie, maxAge: 0 };
    cookies.delete(name, gone);
    return cookies.serialize(name, '', gone);
  });
}
