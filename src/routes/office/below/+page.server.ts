import { unitBelow, type UnitBelow } from '$lib/server/desk/below';
import { placesOf } from '../places-of';
import type { PageServerLoad } from './$types';

/** A superior's first page: where this month stands in each of their units, and what waits for them. */
export const load: PageServerLoad = async (event) => {
  const { house } = event.locals;
  const units: UnitBelow[] = [];
  for (const place of await placesOf(event, 'review-filing'))
    units.push(
      await house.view(place, (stores) =>
        unitBelow(stores, house.clock(), { actor: place, worksHere: place.unit === event.locals.actor?.unit })
      )
    );
  return {
    // Where something waits comes first; otherwise as they were given.
    units: [
      ...units.filter(({ waiting }) => waiting.length > 0),
      ...units.filter(({ waiting }) => waiting.length === 0)
    ],
    mine: units.reduce((sum, each) => sum + each.waiting.length, 0)
  };
};
