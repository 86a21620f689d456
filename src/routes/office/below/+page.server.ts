import { unitsBelow, type WaitingKind } from '$lib/server/desk/units-below';
import { error, redirect } from '@sveltejs/kit';
import { deskCookie } from '../../desk-cookie';
import { field } from '../../fields';
import { formOf } from '../../form-of';
import { officeActor } from '../office-actor';
import { placesOf } from '../places-of';
import type { Actions, PageServerLoad } from './$types';

/** A superior's first page: where this month stands in each of their units, and what waits for them. */
export const load: PageServerLoad = async (event) => {
  const units = await unitsBelow(event.locals.house, await placesOf(event, 'review-filing'));
  return { units, mine: units.reduce((sum, each) => sum + each.waiting.length, 0) };
};

/** Where something is done in the unit itself, at its own desk. */
const desks: Partial<Record<WaitingKind, string>> = {
  seal: '/office/seal',
  takeover: '/office/takeover',
  claims: '/office/meetings'
};

export const actions: Actions = {
  /** Works at the desk of one of the units below, until another one is chosen or the browser is closed. */
  go: async (event) => {
    const form = await formOf(event.request);
    const unit = field(form, 'unit');
    const place = (await placesOf(event, 'review-filing')).find((each) => each.unit === unit);
    if (!place) error(404, { message: 'not-found', code: 'not-found' });
    deskCookie.set(event, unit);
    const to = field(form, 'to');
    redirect(303, Object.entries(desks).find(([kind]) => kind === to)?.[1] ?? '/office/notices');
  },
  /** Back to the desk of the unit in which the account works. */
  home: (event) => {
    officeActor(event);
    deskCookie.clear(event);
    redirect(303, '/office');
  }
};
