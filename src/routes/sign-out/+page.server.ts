import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

/** Signing out is a change: a link that someone else sends must not cause it. */
export const load: PageServerLoad = () => redirect(303, '/sign-in');

export const actions: Actions = {
  default: async ({ locals, request }) => {
    await locals.app.entrance.signOut(request.headers);
    redirect(303, '/sign-in?out=1');
  }
};
