import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Every page of an app without units leads here. */
export const load: PageServerLoad = async ({ locals }) => {
  if (!(await locals.app.setup.isNeeded())) redirect(303, '/');
};
