import { addDays, dayIn } from '$lib/calendar';
import { periodicDuties, rulesOn } from '$lib/points';
import { may } from '$lib/server/platform/access/actor';
import { deadlineLines } from '$lib/server/domain/deadlines/deadline-lines';
import { endCalendarLink, makeCalendarLink } from '$lib/server/domain/deadlines/keep-calendar';
import { trialOf } from '$lib/server/domain/deadlines/trial';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../forms/fields';
import { formOf } from '../../forms/form-of';
import { orRefused } from '../../forms/refused';
import { officeActor } from '../office-actor';
import type { Actions, PageServerLoad } from './$types';

/** The page looks a year back and a quarter ahead. */
const daysBack = 366;
const daysAhead = 92;

/** Lists the days that the unit's rules set, and gives a calendar of them. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event);
  const { app } = event.locals;
  return app.readTransaction(actor, async (stores) => {
    const today = dayIn(stores.unit.timeZone, app.clock());
    const span = { from: addDays(today, -daysBack), to: addDays(today, daysAhead) };
    const lines = await deadlineLines(stores, app.clock(), span);
    const isDone = ({ state }: (typeof lines)[number]) => state === 'done' || state === 'done-late';
    return {
      key: randomUUID(),
      today,
      silent: schemeOf(stores, today).deadlines.length === 0,
      duties: periodicDuties(rulesOn(schemeOf(stores, today), today)),
      sets: may(actor, 'set-unit'),
      open: lines.filter((line) => !isDone(line)),
      past: lines.filter((line) => isDone(line) && line.done !== null).reverse(),
      trial: trialOf(stores, today),
      since: await stores.calendarLinks.since(actor.account, 'office'),
      ended: event.url.searchParams.has('ended')
    };
  });
};

export const actions: Actions = {
  make: async (event) => {
    const actor = officeActor(event, 'keep-calendar');
    const form = await formOf(event.request);
    const { app } = event.locals;
    const done = await orRefused(
      () => makeCalendarLink(app, actor, { key: field(form, 'key'), feed: 'office' }),
      {}
    );
    if (!done.ok) return done.refused;
    const origin = app.settings.publicUrl ?? event.url.origin;
    return { made: done.answer === null ? '' : `${origin}/calendar/${done.answer}` };
  },
  end: async (event) => {
    const actor = officeActor(event, 'keep-calendar');
    const form = await formOf(event.request);
    const done = await orRefused(
      () => endCalendarLink(event.locals.app, actor, { key: field(form, 'key'), feed: 'office' }),
      {}
    );
    return done.ok ? redirect(303, '/office/deadlines?ended') : done.refused;
  }
};
