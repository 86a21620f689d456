import { orNotFound, placeOfCheck } from '../find-check';
import { spotCheckView } from '../sheet-view';
import type { PageServerLoad } from './$types';

/** Shows what was drawn, repeats the draw to prove it, and lists the finding for each entry. */
export const load: PageServerLoad = async (event) => {
  const place = await placeOfCheck(event);
  const { check } = event.params;
  const sheet = await event.locals.app
    .readTransaction(place, (stores) => spotCheckView(stores, place, check))
    .catch(orNotFound);
  return { ...sheet, fresh: event.url.searchParams.has('drawn') };
};
