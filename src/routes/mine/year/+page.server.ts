import { dayIn } from '$lib/calendar';
import { yearsOf } from '$lib/server/periods/years-of';
import { schemeOf } from '$lib/server/periods/unit-scheme';
import { error } from '@sveltejs/kit';
import { askedYear } from '../../asked-year';
import { yearFile } from '../../year-file';
import { ownActor } from '../own-actor';
import type { PageServerLoad } from './$types';

/** One's own yearly file, as the office prints it: whose it is, only who is signed in says. */
export const load: PageServerLoad = async (event) => {
  const actor = ownActor(event);
  const { house } = event.locals;
  return house.view(actor, async (stores) => {
    const person = (await stores.roster.list()).find(({ id }) => id === actor.subject);
    if (!person) error(403, { message: 'not-scored', code: 'not-scored' });
    const { name, english, subjects } = schemeOf(stores);
    const years = await yearsOf(stores);
    const year = askedYear(event.url, years);
    return {
      unit: { name: stores.unit.name, timeZone: stores.unit.timeZone },
      scheme: { title: name, english, subjects },
      ...{ years, year, own: true, today: dayIn(stores.unit.timeZone, house.clock()) },
      who: person,
      file: await yearFile(stores, { person, year, oneself: actor.account })
    };
  });
};
