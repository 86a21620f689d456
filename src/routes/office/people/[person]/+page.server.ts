import { dayIn } from '$lib/calendar';
import { asksDepartments, formatPoints, scoresPeople } from '$lib/points';
import { begunPeriods } from '$lib/server/domain/periods/begun-periods';
import { explainPeriod } from '$lib/server/domain/periods/explain-period';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { giveLeaveReason, leaveRoster } from '$lib/server/domain/roster/keep-roster';
import { reasonsFor } from '$lib/server/domain/roster/leave-reasons';
import { factsIn, spellsOf } from '$lib/server/domain/roster/spells';
import { seesClosed } from '$lib/server/domain/outcomes/sees-closed';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../../forms/fields';
import { formOf } from '../../../forms/form-of';
import { orRefused } from '../../../forms/refused';
import { officeActor } from '../../office-actor';
import { refuse } from '../../../refuse';
import { explanationLine } from './line';
import type { Actions, PageServerLoad } from './$types';

/** Explains all of a person's points to readers of the ledger. */
export const load: PageServerLoad = (event) => {
  const actor = officeActor(event, 'see-ledger');
  const { app } = event.locals;
  const { params, url } = event;
  const asked = url.searchParams.get('period');
  return app.readTransaction(actor, (stores) =>
    explained(stores, {
      number: params.person,
      asked,
      now: app.clock(),
      closed: seesClosed(actor, stores)
    })
  );
};

export const actions: Actions = {
  default: async (event) => {
    const actor = officeActor(event, 'keep-roster');
    const form = await formOf(event.request);
    const asked = {
      key: field(form, 'key'),
      subject: event.params.person,
      to: field(form, 'to'),
      reason: field(form, 'reason')
    };
    // The form asks only for the reason where somebody has left already.
    if (form.get('to') === null) {
      const given = await orRefused(() => giveLeaveReason(event.locals.app, actor, asked), {});
      if (!given.ok) return given.refused;
      redirect(303, `/office/people/${encodeURIComponent(event.params.person)}?reason`);
    }
    const done = await orRefused(() => leaveRoster(event.locals.app, actor, asked), {});
    if (!done.ok) return done.refused;
    redirect(303, `/office/people/${encodeURIComponent(event.params.person)}?left`);
  }
};

async function explained(
  stores: UnitStores,
  { number, asked, now, closed }: { number: string; asked: string | null; now: Date; closed: boolean }
) {
  const person = (await stores.roster.list()).find(({ id }) => id === number);
  if (!person) refuse(404, 'not-found');
  const { unit } = stores;
  const open = await stores.periods.open();
  const seals = new Set((await stores.periods.seals()).map(({ period }) => period));
  const periods = begunPeriods(schemeOf(stores), { ...unit, open });
  const period =
    periods.find((each) => each === asked) ?? periods.find((each) => seals.has(each)) ?? periods[0];
  const own =
    period === undefined
      ? null
      : await explainPeriod(stores, { subject: person.id, period, closed, today: dayIn(unit.timeZone, now) });
  const { name, from, to } = person;
  const scheme = schemeOf(stores);
  const today = dayIn(unit.timeZone, now);
  const { pool, group, post = '', workplace = '' } = factsIn(person, { to: today });
  return {
    key: randomUUID(),
    today,
    open,
    period: period ?? open,
    periods: periods.map((each) => ({ period: each, sealed: seals.has(each) })),
    who: { id: person.id, name, pool, group, post, workplace, from, to },
    spells: spellsOf(person),
    asksDepartment: asksDepartments(scheme),
    asksPost: scoresPeople(scheme),
    /** why the person left, with the reasons that the page offers */
    left: {
      reason: (await stores.roster.leaveReasons()).get(person.id) ?? null,
      reasons: reasonsFor(schemeOf(stores, today))
    },
    /** months brought from another unit, which are shown but not counted */
    brought: (await stores.certificates.received(person.id)).map(({ certificate }) => ({
      unit: certificate?.unit.name ?? '',
      months: certificate?.months.length ?? 0,
      points: formatPoints(certificate?.months.reduce((sum, { points }) => sum + points, 0) ?? 0)
    })),
    sealed: own?.sealed ?? false,
    tree: own && explanationLine(own.tree, { person: person.id, booked: own.booked })
  };
}
