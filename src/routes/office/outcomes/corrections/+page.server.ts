import { dayIn } from '$lib/calendar';
import { may } from '$lib/server/platform/access/actor';
import { isBarred, partsInRow } from '$lib/server/domain/conflicts/conflict';
import { actingPerson } from '$lib/server/domain/conflicts/person-in-matter';
import { closeCorrection, correctionLines } from '$lib/server/domain/outcomes/corrections';
import { longestReason } from '$lib/server/domain/outcomes/rule-on-outcomes';
import { seesClosed } from '$lib/server/domain/outcomes/sees-closed';
import { getLocale } from '$lib/text/generated/runtime.js';
import { error, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../../forms/fields';
import { formOf } from '../../../forms/form-of';
import { orRefused } from '../../../forms/refused';
import { officeActor } from '../../office-actor';
import type { Actions, PageServerLoad } from './$types';

/** Lists what talks and sanctions want corrected by a day, and closes it with a record. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'see-outcomes');
  const { app } = event.locals;
  return app.readTransaction(actor, async (stores) => {
    if (!seesClosed(actor, stores)) error(403, { message: 'forbidden', code: 'forbidden' });
    const names = new Map((await stores.roster.list()).map(({ id, name }) => [id, name]));
    const looks = actingPerson(actor, await stores.accounts.list());
    const lines = (await correctionLines(stores, app.clock())).map(({ name, english, ...line }) => ({
      ...line,
      rule: getLocale() === 'en' ? english : name,
      person: names.get(line.subject) ?? line.subject,
      isOwn: isBarred({ deed: 'decide', parts: partsInRow(looks, line.subject) })
    }));
    return {
      open: lines.filter(({ day }) => day === null),
      closed: lines.filter(({ day }) => day !== null).reverse(),
      today: dayIn(stores.unit.timeZone, app.clock()),
      decides: may(actor, 'decide-outcomes'),
      longest: longestReason,
      key: randomUUID(),
      done: event.url.searchParams.has('done')
    };
  });
};

export const actions: Actions = {
  default: async (event) => {
    const actor = officeActor(event, 'decide-outcomes');
    const form = await formOf(event.request);
    const typed = { ruling: field(form, 'ruling'), day: field(form, 'day'), words: field(form, 'words') };
    const done = await orRefused(
      () => closeCorrection(event.locals.app, actor, { key: field(form, 'key'), ...typed }),
      { typed }
    );
    return done.ok ? redirect(303, '/office/outcomes/corrections?done') : done.refused;
  }
};
