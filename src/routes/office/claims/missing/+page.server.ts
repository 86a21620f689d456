import { dayIn, monthOf, previousMonth } from '$lib/calendar';
import { declaredOf } from '$lib/server/domain/claims/declared';
import { officeActor } from '../../office-actor';
import type { PageServerLoad } from './$types';

/**
 * Lists who has declared nothing for a month yet, with a text that a person may copy into the group. Nothing
 * is sent from here.
 */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'check-claims');
  const { app } = event.locals;
  return app.readTransaction(actor, async (stores) => {
    const now = monthOf(dayIn(stores.unit.timeZone, app.clock()));
    const months = [now, previousMonth(now)];
    const month = months.find((each) => each === event.url.searchParams.get('month')) ?? now;
    return {
      months,
      ...(await declaredOf(stores, app.clock(), month)),
      address: new URL('/me/claims', app.settings.publicUrl ?? event.url).href
    };
  });
};
