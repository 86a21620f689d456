import { dayIn } from '$lib/calendar';
import { may } from '$lib/server/platform/access/actor';
import { statusAt } from '$lib/server/domain/claims/dashboard-status';
import { decisionLimits } from '$lib/server/domain/imports';
import { committeeOn } from '$lib/server/domain/meetings/committee';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { Problem } from '$lib/server/platform/problem/problem';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { dashboardCookie } from '../../dashboard-cookie';
import { formOf } from '../../forms/form-of';
import { orRefused } from '../../forms/refused';
import { decisionIn } from '../decision-in';
import { field, fields } from '../../forms/fields';
import { officeActor } from '../office-actor';
import { usualDecider } from '../usual-decider';
import type { Actions, PageServerLoad } from './$types';

/** Lists the register of meetings (会议登记); each meeting's matters stand on its own page. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'see-claims');
  const { app } = event.locals;
  return app.readTransaction(actor, async (stores) => {
    const today = dayIn(stores.unit.timeZone, app.clock());
    const accounts = await stores.accounts.list();
    const claims = await stores.claims.courses();
    const dashboard = statusAt({ today, timeZone: stores.unit.timeZone, accounts });
    return {
      today,
      records: may(actor, 'decide-claims'),
      limits: decisionLimits,
      body: await usualDecider(stores),
      isSuperior: actor.roles.includes('superior'),
      waiting: claims.filter((claim) => dashboard.stateOf(claim) === 'forwarded').length,
      committee: committeeOn(accounts, today).map(({ id, name }) => ({ id, name })),
      meetings: (await stores.meetings.list()).map(({ id, decision, entitled, members }) => ({
        id,
        entitled,
        present: members.length,
        date: decision.date,
        body: decision.body,
        minutes: decision.minutes
      })),
      key: randomUUID()
    };
  });
};

export const actions: Actions = {
  default: async (event) => {
    const actor = officeActor(event, 'decide-claims');
    const form = await formOf(event.request);
    const input = { ...decisionIn(form), members: fields(form.getAll('account')) };
    const done = await orRefused(
      () => {
        // Without a script an old page can't notice that another window has changed the dashboard, so the
        // form carries it along.
        if (field(form, 'dashboard') !== dashboardCookie.of(event)) throw new Problem('other-dashboard', 409);
        return recordMeeting(event.locals.app, actor, { key: field(form, 'key'), ...input });
      },
      { typed: input }
    );
    return done.ok ? redirect(303, `/office/meetings/${done.answer.id}`) : done.refused;
  }
};
