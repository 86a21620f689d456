import type { RequestEvent } from '@sveltejs/kit';

/**
 * Sets a screen's cookie, which no script can read and no other site's request carries. Over plain http in a
 * LAN it isn't Secure.
 * @param maxAge seconds
 */
export function keepCookie(
  { cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>,
  { name, path, maxAge }: { name: string; path: string; maxAge: number },
  value: string
): void {
  const secure = url.protocol === 'https:';
  cookies.set(name, value, { path, maxAge, secure, httpOnly: true, sameSite: 'strict' });
}
