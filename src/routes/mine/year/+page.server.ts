import { dayIn } from '$lib/calendar';
import { yearsOf } from '$lib/server/domain/periods/years-of';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { error } from '@sveltejs/kit';
import { askedYear } from '../../asked-year';
import { yearFile } from '../../year-file';
import { ownActor } from '../../forms/own-actor';
import type { PageServerLoad } from './$types';

/**
 * One's own yearly file, as the office prints it. The person is always the signed-in one; the address can't
 * name another.
 */
export const load: PageServerLoad = async (event) => {
  const actor = ownActor(event);
  const { app } = event.locals;
  return app.readTransaction(actor, async (stores) => {
    const person = (await stores.roster.list()).find(({ id }) => id === actor.subject);
    if (!person) error(403, { message: 'not-scored', code: 'not-scored' });
    const { name, english, subjects } = schemeOf(stores);
    const years = await yearsOf(stores);
    const year = askedYear(event.url, years);
    return {
      unit: { name: stores.unit.name, timeZone: stores.unit.timeZone },
      scheme: { title: name, english, subjects },
      years,
      year,
      own: true,
      today: dayIn(stores.unit.timeZone, app.clock()),
      who: person,
      file: await yearFile(stores, { person, year, oneself: actor.account })
    };
  });
};
