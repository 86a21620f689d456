import { may } from '$lib/server/platform/access/actor';
import { rareCharacters } from '$lib/server/domain/imports';
import { publishedWith } from '$lib/server/domain/periods/closing';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { asksDepartments, isPresent, scoresPeople, servedSince } from '$lib/points';
import { dayIn, firstDay } from '$lib/calendar';
import { officeActor } from '../office-actor';
import { currentService, factsIn, servesOn, type RosterPerson } from '$lib/server/domain/roster/spells';
import { joinRoster } from '$lib/server/domain/roster/keep-roster';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../forms/fields';
import { formOf } from '../../forms/form-of';
import { orRefused } from '../../forms/refused';
import { containsWords } from '../../text-search';
import type { Actions, PageServerLoad } from './$types';

/**
 * Lists the roster. Since when somebody serves, and whether a month ranks them, reveals why they aren't
 * ranked, so only readers of the ledger see it. Others get numbers and names.
 */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'see-people');
  const { app } = event.locals;
  const stores = await app.read(actor);
  const today = dayIn(stores.unit.timeZone, app.clock());
  const open = await stores.periods.open();
  const inFull = may(actor, 'see-ledger');
  const [period = open] = publishedWith(schemeOf(stores), open);
  const people = await stores.roster.list();
  const q = (event.url.searchParams.get('q') ?? '').trim().slice(0, 60);
  return {
    key: randomUUID(),
    today,
    /** the day offered to a newcomer: today, or the first one that is open where that comes later */
    since: today > firstDay(open) ? today : firstDay(open),
    asksDepartments: asksDepartments(schemeOf(stores)),
    asksPosts: scoresPeople(schemeOf(stores)),
    joined: event.url.searchParams.get('joined'),
    /** the shortest period that has figures */
    period,
    /** words that a person's line must have; '' for everybody */
    q,
    count: people.length,
    roster: people
      .filter((person) => q === '' || containsWords(textsOf(person, inFull), q))
      .map((person) => ({
        id: person.id,
        name: person.name,
        rare: rareCharacters(person.name),
        service: inFull
          ? {
              department: '',
              post: '',
              workplace: '',
              ...factsIn(person, { to: today }),
              ...currentService(person),
              state: stateOn(today, person),
              /** was in service on at least half of the period's days; others aren't ranked (M10) */
              present: isPresent(servedSince(person, stores.unit.firstPeriod), period)
            }
          : null
      }))
  };
};

/** The texts of a person's line that the reader sees. */
function textsOf(person: RosterPerson, inFull: boolean): string[] {
  const { id, name, pool, group, department = '', post = '', workplace = '' } = person;
  return inFull ? [id, name, pool, group, department, post, workplace] : [id, name];
}

export const actions: Actions = {
  join: async (event) => {
    const actor = officeActor(event, 'keep-roster');
    const form = await formOf(event.request);
    const joining = {
      subject: field(form, 'subject'),
      name: field(form, 'name'),
      pool: field(form, 'pool'),
      group: field(form, 'group'),
      department: field(form, 'department'),
      post: field(form, 'post'),
      workplace: field(form, 'workplace'),
      from: field(form, 'from')
    };
    const done = await orRefused(
      () => joinRoster(event.locals.app, actor, { key: field(form, 'key'), joining }),
      { joining }
    );
    if (!done.ok) return done.refused;
    redirect(303, `/office/people?joined=${encodeURIComponent(joining.subject)}`);
  }
};

function stateOn(today: string, person: RosterPerson) {
  if (servesOn(person, today)) return 'here' as const;
  const { from } = currentService(person);
  return from !== null && from > today ? ('coming' as const) : ('left' as const);
}
