import { dayIn, monthOf, previousMonth } from '$lib/calendar';
import { hasDeclaring } from '$lib/points';
import { declaredOf } from '$lib/server/domain/claims/declared';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { redirect } from '@sveltejs/kit';
import { officeActor } from '../../office-actor';
import type { PageServerLoad } from './$types';

/**
 * Lists who has declared nothing for a month yet, with a text that a person may copy into the group. Nothing
 * is sent from here. Where the document has nobody declare, the list of claims is shown instead.
 */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'check-claims');
  const { app } = event.locals;
  return app.readTransaction(actor, async (stores) => {
    if (!hasDeclaring(schemeOf(stores))) redirect(303, '/office/claims');
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
