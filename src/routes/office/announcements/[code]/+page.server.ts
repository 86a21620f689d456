import { setPlan } from '$lib/server/announcements/announce';
import { wallText } from '$lib/server/front/wall-clock';
import { error, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../../fields';
import { formOf } from '../../../form-of';
import { orRefused } from '../../../refused';
import { placeOptions } from '../../boards/places';
import { officeActor } from '../../office-actor';
import { placesIn } from '../places-in';
import { hangingState } from '../announcement-view';
import type { Actions, PageServerLoad } from './$types';

/** One announcement: how it will stand on each board, and until when and where it hangs. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'announce');
  const { house } = event.locals;
  const { announcements, lists, boards, unit } = await house.read(actor);
  const found = await announcements.find(event.params.code);
  if (!found) error(404, { message: 'not-found', code: 'not-found' });
  const now = house.clock();
  const { code, year, no, title, published, until, places } = found;
  const all = await boards.list();
  const at = new Date(Math.max(now.getTime(), Date.parse(published)));
  const [day = '', time = ''] = wallText(at, unit.timeZone).split('T');
  return {
    key: randomUUID(),
    saved: event.url.searchParams.has('saved'),
    announcement: { code, year, no, title, published, until, state: hangingState(found, now) },
    plan: {
      until: until === null ? '' : wallText(new Date(until), unit.timeZone),
      chosen: [...places] as string[]
    },
    places: placeOptions(await lists.groups(), all),
    boards: all.flatMap(({ code: board, name, revoked }) =>
      revoked === null ? [{ code: board, name }] : []
    ),
    /** when boards show it: now, or as soon as it hangs */
    at: new URLSearchParams({ day, time }).toString()
  };
};

export const actions: Actions = {
  plan: async (event) => {
    const actor = officeActor(event, 'announce');
    const form = await formOf(event.request);
    const { code } = event.params;
    const plan = { until: field(form, 'until'), places: placesIn(form) };
    const done = await orRefused(
      () => setPlan(event.locals.house, actor, { key: field(form, 'key'), code, ...plan }),
      { plan: { until: plan.until, chosen: plan.places } }
    );
    if (!done.ok) return done.refused;
    redirect(303, `/office/announcements/${code}?saved`);
  }
};
