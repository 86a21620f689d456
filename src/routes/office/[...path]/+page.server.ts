import { error } from '@sveltejs/kit';
import { officeActor } from '../office-actor';
import type { PageServerLoad } from './$types';

/** Every other address of the office: without a route, Kit would answer with what residents read. */
export const load: PageServerLoad = (event) => {
  officeActor(event);
  error(404, { message: 'not found', code: 'not-found' });
};
