import { ownerCookie, phoneOwner } from '$lib/sync';
import { redirect } from '@sveltejs/kit';
import { field } from '../../forms/fields';
import { formOf } from '../../forms/form-of';
import { ownActor } from '../../forms/own-actor';
import { refuse } from '../../refuse';
import type { Actions, PageServerLoad } from './$types';

/** Showing another unit changes what this browser shows: a link that someone else sends must not cause it. */
export const load: PageServerLoad = () => redirect(303, '/sign-in?next=/me');

export const actions: Actions = {
  /** Shows another unit in which the account is scored; any other one doesn't exist for it. */
  default: async (event) => {
    const actor = ownActor(event);
    const owner = field(await formOf(event.request), 'owner');
    const scored = await event.locals.app.scored(actor);
    if (!scored.some((there) => phoneOwner(there) === owner)) refuse(404, 'not-found');
    event.cookies.set(ownerCookie.name, owner, {
      path: '/',
      httpOnly: false,
      secure: event.url.protocol === 'https:',
      maxAge: ownerCookie.maxAge
    });
    redirect(303, '/me');
  }
};
