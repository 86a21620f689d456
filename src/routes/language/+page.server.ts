import { redirect } from '@sveltejs/kit';
import { field } from '../forms/fields';
import { formOf } from '../forms/form-of';
import { pathHere } from '../next-path';
import type { Actions, PageServerLoad } from './$types';

/**
 * The language is a choice kept on this device, so it is changed by POST only: a link from someone else must
 * not change it.
 */
export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
  default: async ({ request, cookies, url }) => {
    const form = await formOf(request);
    const locale = field(form, 'locale') === 'en' ? 'en' : 'zh-CN';
    const secure = url.protocol === 'https:';
    cookies.set('PARAGLIDE_LOCALE', locale, { path: '/', maxAge: 400 * 86400, httpOnly: false, secure });
    redirect(303, pathHere(field(form, 'next')) ?? '/sign-in');
  }
};
