import { redirect } from '@sveltejs/kit';
import { leavePractice } from '../leave-practice';
import type { Actions, PageServerLoad } from './$types';

/**
 * Leaving a practice year is a change, as signing out is: a link that someone else sends must not cause it.
 */
export const load: PageServerLoad = () => redirect(303, '/sign-in');

export const actions: Actions = {
  /** Leads back to the real app, where an earlier sign-in is still valid. */
  default: (event) => {
    leavePractice(event);
    redirect(303, '/sign-in');
  }
};
