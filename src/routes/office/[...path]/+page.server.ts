import { error } from '@sveltejs/kit';
import { officeActor } from '../office-actor';
import type { PageServerLoad } from './$types';

/**
 * Answers every other address of the office with 404. Without this route, Kit would answer with the
 * residents' error page.
 */
export const load: PageServerLoad = (event) => {
  officeActor(event);
  error(404, { message: 'not found', code: 'not-found' });
};
