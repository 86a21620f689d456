import { redirect } from '@sveltejs/kit';
import { field } from '../fields';
import { formOf } from '../form-of';
import { nextPath } from '../next-path';
import type { Actions, PageServerLoad } from './$types';

/** A choice, kept on this device: a link that someone else sends must not make it. */
export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
  default: async ({ request, cookies, url }) => {
    const form = await formOf(request);
    const locale = field(form, 'locale') === 'en' ? 'en' : 'zh-CN';
    const secure = url.protocol === 'https:';
    cookies.set('PARAGLIDE_LOCALE', locale, { path: '/', maxAge: 400 * 86400, httpOnly: false, secure });
    redirect(303, nextPath(field(form, 'next')) ?? '/sign-in');
  }
};
