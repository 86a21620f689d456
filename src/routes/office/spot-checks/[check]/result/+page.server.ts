import { dayIn } from '$lib/calendar';
import { orNotFound, placeOfCheck } from '../../find-check';
import { spotCheckView } from '../../sheet-view';
import type { PageServerLoad } from './$types';

/** Prints what a spot check found, to be signed and filed. */
export const load: PageServerLoad = async (event) => {
  const place = await placeOfCheck(event);
  const { app } = event.locals;
  return app
    .readTransaction(place, async (stores) => ({
      ...(await spotCheckView(stores, place, event.params.check)),
      timeZone: stores.unit.timeZone,
      today: dayIn(stores.unit.timeZone, app.clock())
    }))
    .catch(orNotFound);
};
