import { officeActor } from '../office-actor';
import { refuse } from '../../refuse';
import type { PageServerLoad } from './$types';

/**
 * Answers every other address of the office with 404. Without this route, Kit would answer with the
 * residents' error page.
 */
export const load: PageServerLoad = (event) => {
  officeActor(event);
  refuse(404, 'not-found');
};
