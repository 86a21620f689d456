import { redirect } from '@sveltejs/kit';
import { officeActor } from '../office-actor';
import { helpPages } from './page-names';
import type { PageServerLoad } from './$types';

/** The menu's address of the help leads to its first page. */
export const load: PageServerLoad = (event) => {
  officeActor(event);
  redirect(303, `/office/help/${helpPages[0]}`);
};
