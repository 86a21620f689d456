import { dayIn, yearOf } from '$lib/calendar';
import { may, type Actor } from '$lib/server/platform/access/actor';
import { drawEntries, longestSeed, mostDrawn } from '$lib/server/domain/spot-checks/draw-entries';
import { drawableMonths, populationOf } from '$lib/server/domain/spot-checks/population';
import { seenChecks } from '$lib/server/domain/spot-checks/seen-checks';
import { spotCheckProgress } from '$lib/server/domain/spot-checks/spot-check-sheet';
import { spotCheckNo, type StrataKind } from '$lib/server/domain/spot-checks/spot-checks';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { accountNames } from '$lib/server/domain/accounts/account-names';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../forms/fields';
import { formOf } from '../../forms/form-of';
import { orRefused } from '../../forms/refused';
import { actorsWithPermission } from '../actors-with-permission';
import { refuse } from '../../refuse';
import type { Actions, PageServerLoad } from './$types';

/** Lists the spot checks, and draws new ones, for one's own unit and for each that one supervises. */
export const load: PageServerLoad = async (event) => {
  const { app } = event.locals;
  const units = [];
  for (const place of await actorsWithPermission(event, 'see-spot-checks'))
    units.push(await app.readTransaction(place, async (stores) => unitView(stores, place, app.clock())));
  return { units, longest: longestSeed, most: mostDrawn, key: randomUUID() };
};

async function unitView(stores: UnitStores, place: Actor, now: Date) {
  const accounts = accountNames(await stores.accounts.list());
  const draws = may(place, 'spot-check');
  const thisYear = yearOf(dayIn(stores.unit.timeZone, now));
  const years = [];
  // A yearly audit draws the last year's entries after its end, so that year is offered too.
  for (const year of draws ? [thisYear, thisYear - 1] : []) {
    const months = await drawableMonths(stores, place, year);
    if (!months) continue;
    const { entries } = await populationOf(stores, { ...months, strata: 'item' });
    if (entries.length > 0) years.push({ year, ...months, count: entries.length });
  }
  return {
    id: place.unit,
    name: stores.unit.name,
    draws,
    years,
    thisYear,
    checks: (await seenChecks(stores, place)).map((check) => ({
      id: check.id,
      no: spotCheckNo(check),
      from: check.from,
      to: check.to,
      size: check.picks.length,
      population: check.population,
      drawn: check.drawn,
      progress: spotCheckProgress(check),
      by: accounts.get(check.drawnBy) ?? check.drawnBy
    }))
  };
}

export const actions: Actions = {
  default: async (event) => {
    const form = await formOf(event.request);
    const unit = field(form, 'unit');
    const place = (await actorsWithPermission(event, 'spot-check')).find((each) => each.unit === unit);
    if (!place) refuse(404, 'not-found');
    const typed = { size: field(form, 'size'), seed: field(form, 'seed'), strata: strataIn(form) };
    const input = { ...typed, year: Number(field(form, 'year')), size: Number(typed.size) };
    const done = await orRefused(
      () => drawEntries(event.locals.app, place, { key: field(form, 'key'), ...input }),
      { typed: { ...typed, unit, year: input.year } }
    );
    if (!done.ok) return done.refused;
    redirect(303, `/office/spot-checks/${done.answer.id}?drawn=yes`);
  }
};

function strataIn(form: FormData): StrataKind {
  return field(form, 'strata') === 'person' ? 'person' : 'item';
}
