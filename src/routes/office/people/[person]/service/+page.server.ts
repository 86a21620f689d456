import { asksDepartments, scoresPeople } from '$lib/points';
import { dayIn, firstDay } from '$lib/calendar';
import { may } from '$lib/server/platform/access/actor';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { changeFacts, returnToRoster, type TypedFacts } from '$lib/server/domain/roster/date-roster';
import { spellsOf } from '$lib/server/domain/roster/spells';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../../../forms/fields';
import { formOf } from '../../../../forms/form-of';
import { orRefused } from '../../../../forms/refused';
import { officeActor } from '../../../office-actor';
import { refuse } from '../../../../refuse';
import type { Actions, PageServerLoad } from './$types';

/** A person's spells of service with their facts, and what changes them from a day on. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'see-ledger');
  const { app } = event.locals;
  return app.readTransaction(actor, async (stores) => {
    const person = await stores.roster.find(event.params.person);
    if (!person) refuse(404, 'not-found');
    const open = await stores.periods.open();
    const today = dayIn(stores.unit.timeZone, app.clock());
    const { pool, group, department = '', post = '', workplace = '' } = person;
    return {
      key: randomUUID(),
      keeps: may(actor, 'keep-roster'),
      done: event.url.searchParams.get('done'),
      asksDepartment: asksDepartments(schemeOf(stores)),
      asksPost: scoresPeople(schemeOf(stores)),
      /** the first day that is open */
      since: firstDay(open),
      left: person.to !== null && person.to < today,
      who: { id: person.id, name: person.name },
      facts: { pool, group, department, post, workplace },
      spells: spellsOf(person)
    };
  });
};

const typedIn = (form: FormData, subject: string): TypedFacts => ({
  subject,
  pool: field(form, 'pool'),
  group: field(form, 'group'),
  department: field(form, 'department'),
  post: field(form, 'post'),
  workplace: field(form, 'workplace'),
  from: field(form, 'from')
});

const back = (person: string, done: string) =>
  redirect(303, `/office/people/${encodeURIComponent(person)}/service?done=${done}`);

export const actions: Actions = {
  change: async (event) => {
    const actor = officeActor(event, 'keep-roster');
    const { person } = event.params;
    const form = await formOf(event.request);
    const changing = typedIn(form, person);
    const done = await orRefused(
      () => changeFacts(event.locals.app, actor, { key: field(form, 'key'), changing }),
      { typed: changing, wanted: 'change' as const }
    );
    return done.ok ? back(person, 'changed') : done.refused;
  },

  back: async (event) => {
    const actor = officeActor(event, 'keep-roster');
    const { person } = event.params;
    const form = await formOf(event.request);
    const returning = typedIn(form, person);
    const done = await orRefused(
      () => returnToRoster(event.locals.app, actor, { key: field(form, 'key'), returning }),
      { typed: returning, wanted: 'back' as const }
    );
    return done.ok ? back(person, 'returned') : done.refused;
  }
};
