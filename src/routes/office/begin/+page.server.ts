import { may } from '$lib/server/platform/access/actor';
import { redirect } from '@sveltejs/kit';
import { officeActor } from '../office-actor';
import type { PageServerLoad } from './$types';

/** The first steps for people without access to the months, such as a new unit's operator. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event);
  const begun = await event.locals.app.beginnings(actor);
  if (!begun || may(actor, 'see-ledger')) redirect(303, '/office');
  return { begun };
};
