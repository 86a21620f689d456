import { isPresent } from '$lib/points';
import { rareCharacters } from '$lib/server/imports';
import { dayIn } from '$lib/calendar';
import { officeActor } from '../office-actor';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event);
  const { house } = event.locals;
  const stores = await house.read(actor);
  const today = dayIn(stores.unit.timeZone, house.clock());
  const open = await stores.periods.open();
  return {
    open,
    roster: (await stores.roster.list()).map((person) => ({
      ...person,
      state:
        person.from !== null && person.from > today
          ? ('coming' as const)
          : person.to !== null && person.to < today
            ? ('left' as const)
            : ('here' as const),
      /** in service on at least half of the open month's days: who isn't, isn't ranked (M10) */
      present: isPresent(person, open),
      rare: rareCharacters(person.name)
    }))
  };
};
