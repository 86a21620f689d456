import type { RequestEvent } from '@sveltejs/kit';

/** A screen's cookie: no script reads it, no other site's request carries it. Over plain http in a LAN it isn't Secure. */
export function keepCookie(
  { cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>,
  { name, path, maxAge }: { name: string; path: string; maxAge: number },
  value: string
): void {
  const secure = url.protocol === 'https:';
  cookies.set(name, value, { path, maxAge, secure, httpOnly: true, sameSite: 'strict' });
}
