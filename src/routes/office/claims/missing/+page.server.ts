import { dayIn } from '$lib/calendar';
import { declaredOf } from '$lib/server/claims/declared';
import { previousMonth } from '$lib/points';
import { officeActor } from '../../office-actor';
import type { PageServerLoad } from './$types';

/** Who has declared nothing of a month yet, and a text that a person may copy into the group. Nothing is sent from here. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'check-claims');
  const { house } = event.locals;
  return house.view(actor, async (stores) => {
    const now = dayIn(stores.unit.timeZone, house.clock()).slice(0, 7);
    const months = [now, previousMonth(now)];
    const month = months.find((each) => each === event.url.searchParams.get('month')) ?? now;
    return {
      ...{ months, ...(await declaredOf(stores, house.clock(), month)) },
      address: new URL('/mine/claims', house.settings.publicUrl ?? event.url).href
    };
  });
};
