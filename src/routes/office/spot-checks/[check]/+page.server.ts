import { orNotFound, placeOfCheck } from '../find-check';
import { sheetView } from '../sheet-view';
import type { PageServerLoad } from './$types';

/** What was drawn, drawn again before one's eyes, and what was found of each entry. */
export const load: PageServerLoad = async (event) => {
  const place = await placeOfCheck(event);
  const { check } = event.params;
  const sheet = await event.locals.house
    .view(place, (stores) => sheetView(stores, place, check))
    .catch(orNotFound);
  return { ...sheet, fresh: event.url.searchParams.has('drawn') };
};
