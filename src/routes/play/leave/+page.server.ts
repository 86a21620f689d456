import { redirect } from '@sveltejs/kit';
import { leavePlay } from '../leave-play';
import type { Actions, PageServerLoad } from './$types';

/** Leaving is an act, as signing out is: a link that someone else sends must not do it. */
export const load: PageServerLoad = () => redirect(303, '/sign-in');

export const actions: Actions = {
  /** Into the real house: whoever was signed in there still is, and is led to their desk. */
  default: (event) => {
    leavePlay(event);
    redirect(303, '/sign-in');
  }
};
