import { dayIn } from '$lib/calendar';
import {
  draftHolidays,
  enterHolidays,
  holidayLimits,
  yearsToEnter,
  type TypedYear
} from '$lib/server/domain/holidays/enter-holidays';
import { accountNames } from '$lib/server/domain/accounts/account-names';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../../forms/fields';
import { formOf } from '../../../forms/form-of';
import { orRefused } from '../../../forms/refused';
import { officeActor } from '../../office-actor';
import type { Actions, PageServerLoad } from './$types';

/**
 * Shows the days off this year and next, each year with its table, and takes the notice for a year without
 * one.
 */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'enter-holidays');
  const { app } = event.locals;
  const stores = await app.read(actor);
  const today = dayIn(stores.unit.timeZone, app.clock());
  const tables = await stores.holidays.tables();
  const entered = await stores.holidays.entered();
  const names = accountNames(await stores.accounts.list());
  const years = yearsToEnter(today).map((year) => {
    const table = tables(year);
    const by = entered.find((one) => one.year === year);
    return {
      year,
      table: table && { off: [...table.off], on: [...table.on] },
      by: by && {
        document: by.document,
        name: names.get(by.account) ?? '',
        day: dayIn(stores.unit.timeZone, new Date(by.at)),
        no: by.no
      }
    };
  });
  return {
    key: randomUUID(),
    done: event.url.searchParams.get('done'),
    years,
    /** the first year without a table */
    missing: years.find(({ table }) => table === null)?.year ?? null,
    longest: holidayLimits
  };
};

function typedIn(form: FormData): TypedYear {
  return { year: field(form, 'year'), document: field(form, 'document'), text: field(form, 'text') };
}

export const actions: Actions = {
  preview: async (event) => {
    const actor = officeActor(event, 'enter-holidays');
    const { app } = event.locals;
    const typed = typedIn(await formOf(event.request));
    const { unit } = await app.read(actor);
    const draft = await orRefused(async () => draftHolidays(typed, dayIn(unit.timeZone, app.clock())), {
      typed
    });
    return draft.ok ? { typed, draft: draft.answer } : draft.refused;
  },
  enter: async (event) => {
    const actor = officeActor(event, 'enter-holidays');
    const form = await formOf(event.request);
    const typed = typedIn(form);
    const done = await orRefused(
      () =>
        enterHolidays(event.locals.app, actor, {
          key: field(form, 'key'),
          typed,
          shown: field(form, 'shown')
        }),
      { typed }
    );
    if (!done.ok) return done.refused;
    redirect(303, `/office/settings/holidays?done=${done.answer.year}`);
  }
};
