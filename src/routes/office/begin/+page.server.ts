import { may } from '$lib/server/accounts/actor';
import { redirect } from '@sveltejs/kit';
import { officeActor } from '../office-actor';
import type { PageServerLoad } from './$types';

/** The first steps, for who has no business with the months: the operator of a new unit. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event);
  const begun = await event.locals.house.beginnings(actor);
  if (!begun || may(actor, 'see-ledger')) redirect(303, '/office');
  return { begun };
};
