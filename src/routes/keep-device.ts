import type { Credential } from '$lib/server/platform/auth/known-devices';
import type { RequestEvent } from '@sveltejs/kit';

/** In seconds, the longest time for which browsers keep a cookie. */
const maxAge = 400 * 24 * 3600;

/**
 * Makes the browser a known device of the account that has just signed in. The cookie stays after signing
 * out: it grants nothing and names nobody.
 * @param account that has just signed in
 */
export function keepDevice(
  { cookies, locals, request, url }: Pick<RequestEvent, 'cookies' | 'locals' | 'request' | 'url'>,
  account: Credential
): void {
  const { name, value } = locals.app.entrance.rememberDevice(request.headers, account);
  const secure = url.protocol === 'https:';
  cookies.set(name, value, { path: '/', maxAge, secure, httpOnly: true, sameSite: 'lax' });
}
