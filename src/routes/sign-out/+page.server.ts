import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

/** Signing out is an act: a link that someone else sends must not do it. */
export const load: PageServerLoad = () => redirect(303, '/sign-in');

export const actions: Actions = {
  default: async ({ locals, request }) => {
    await locals.house.entrance.signOut(request.headers);
    redirect(303, '/sign-in?out=1');
  }
};
