import { namesApart } from '$lib/server/domain/roster/names-apart';
import { dayIn } from '$lib/calendar';
import { may } from '$lib/server/platform/access/actor';
import { isBarred, partsInRow } from '$lib/server/domain/conflicts/conflict';
import { actingPerson } from '$lib/server/domain/conflicts/person-in-matter';
import { closeCorrection, correctionLines, seesCorrections } from '$lib/server/domain/outcomes/corrections';
import { longestReason } from '$lib/server/domain/outcomes/rule-on-outcomes';
import { getLocale } from '$lib/text/generated/runtime.js';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../../forms/fields';
import { formOf } from '../../../forms/form-of';
import { orRefused } from '../../../forms/refused';
import { officeActor } from '../../office-actor';
import { refuse } from '../../../refuse';
import type { Actions, PageServerLoad } from './$types';

/** Lists what talks and sanctions want corrected by a day, and closes it with a record. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event);
  const { app } = event.locals;
  return app.readTransaction(actor, async (stores) => {
    if (!seesCorrections(actor, stores)) refuse(403, 'forbidden');
    const names = namesApart(await stores.roster.list());
    const viewer = await actingPerson(actor, stores.accounts);
    const lines = (await correctionLines(stores, app.clock(), actor)).map(({ name, english, ...line }) => ({
      ...line,
      rule: getLocale() === 'en' ? english : name,
      person: names.get(line.subject) ?? line.subject,
      isOwn: isBarred({ deed: 'decide', parts: partsInRow(viewer, line.subject) })
    }));
    return {
      open: lines.filter(({ day }) => day === null),
      closed: lines.filter(({ day }) => day !== null).reverse(),
      today: dayIn(stores.unit.timeZone, app.clock()),
      closes: may(actor, 'close-corrections'),
      /** the page that it belongs to */
      back: may(actor, 'see-outcomes') ? ('outcomes' as const) : ('talks' as const),
      longest: longestReason,
      key: randomUUID(),
      done: event.url.searchParams.has('done')
    };
  });
};

export const actions: Actions = {
  default: async (event) => {
    const actor = officeActor(event, 'close-corrections');
    const form = await formOf(event.request);
    const typed = { ruling: field(form, 'ruling'), day: field(form, 'day'), words: field(form, 'words') };
    const done = await orRefused(
      () => closeCorrection(event.locals.app, actor, { key: field(form, 'key'), ...typed }),
      { typed }
    );
    return done.ok ? redirect(303, '/office/outcomes/corrections?done') : done.refused;
  }
};
