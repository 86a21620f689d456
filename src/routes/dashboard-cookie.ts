import { dashboardCookieName } from '$lib/sync';
import type { RequestEvent } from '@sveltejs/kit';

type CookieEvent = Pick<RequestEvent, 'cookies' | 'url'>;

/**
 * The cookie with the id of the unit whose dashboard a superior has open in this browser. It grants nothing:
 * each request checks the account's roles anew. The page's script reads it to notice that another tab has
 * changed to another dashboard.
 */
export const dashboardCookie = {
  of: ({ cookies }: Pick<CookieEvent, 'cookies'>): string => cookies.get(dashboardCookieName) ?? '',
  set({ cookies, url }: CookieEvent, unit: string): void {
    const secure = url.protocol === 'https:';
    cookies.set(dashboardCookieName, unit, { path: '/', httpOnly: false, secure, sameSite: 'strict' });
  },
  clear({ cookies, url }: CookieEvent): void {
    const secure = url.protocol === 'https:';
    cookies.delete(dashboardCookieName, { path: '/', httpOnly: false, secure, sameSite: 'strict' });
  }
};
