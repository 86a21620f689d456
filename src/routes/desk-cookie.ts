import { deskOf } from '$lib/sync';
import type { RequestEvent } from '@sveltejs/kit';

type Asked = Pick<RequestEvent, 'cookies' | 'url'>;

/**
 * At the desk of which unit below a superior works in this browser: a unit's id. It opens nothing: whose superior an account
 * is, its roles say at each request. A page's own program reads it, to see when another tab has gone to another desk.
 */
export const deskCookie = {
  of: ({ cookies }: Pick<Asked, 'cookies'>): string => cookies.get(deskOf) ?? '',
  set({ cookies, url }: Asked, unit: string): void {
    const secure = url.protocol === 'https:';
    cookies.set(deskOf, unit, { path: '/', httpOnly: false, secure, sameSite: 'strict' });
  },
  clear({ cookies, url }: Asked): void {
    const secure = url.protocol === 'https:';
    cookies.delete(deskOf, { path: '/', httpOnly: false, secure, sameSite: 'strict' });
  }
};
