import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Where every page of an empty house leads. */
export const load: PageServerLoad = async ({ locals }) => {
  if (!(await locals.house.setup.isNeeded())) redirect(303, '/');
};
