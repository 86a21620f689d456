import { dayIn } from '$lib/calendar';
import { hasDeclaring } from '$lib/points';
import { may } from '$lib/server/platform/access/actor';
import { dashboardStatus } from '$lib/server/domain/claims/dashboard-status';
import { decisionLimits } from '$lib/server/domain/imports';
import { committeeOn, mayHaveSat } from '$lib/server/domain/meetings/committee';
import { wordOf } from '$lib/server/domain/meetings/member-states';
import { meetingRegister } from '$lib/server/domain/meetings/meeting-register';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { Problem } from '$lib/server/platform/problem/problem';
import { accountNames } from '$lib/server/domain/accounts/account-names';
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

/**
 * Lists the register of meetings (会议登记); each meeting's matters stand on its own page. `?decision=` adds
 * who sat in a meeting that an import's entries rest on already.
 */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'see-claims');
  const { app } = event.locals;
  return app.readTransaction(actor, async (stores) => {
    const today = dayIn(stores.unit.timeZone, app.clock());
    const accounts = await stores.accounts.list();
    const claims = await stores.claims.courses();
    const dashboard = await dashboardStatus(stores, app.clock());
    const register = await meetingRegister(stores);
    const asked = event.url.searchParams.get('decision');
    const attended =
      register.find(({ meeting, decision }) => meeting === null && decision.id === asked) ?? null;
    const days = { today, open: await stores.periods.open(), isDecided: true };
    const names = accountNames(accounts);
    const committee = attended
      ? mayHaveSat(accounts, attended.decision.date, days)
      : committeeOn(accounts, today);
    return {
      today,
      /** the meeting whose attendance is to be added; null: a new meeting is recorded */
      attended: attended?.decision ?? null,
      records: may(actor, 'decide-claims'),
      limits: decisionLimits,
      body: await usualDecider(stores),
      isSuperior: actor.roles.includes('superior'),
      /** nobody declares where the document doesn't have people do so */
      declares: hasDeclaring(schemeOf(stores, today)),
      waiting: claims.filter((claim) => dashboard.stateOf(claim) === 'forwarded').length,
      committee: committee.map(({ id, name, signsIn }) => ({ id, name: names.get(id) ?? name, signsIn })),
      register: register.map(({ decision, meeting, present, entitled, quarter }) => ({
        ...decision,
        present,
        entitled,
        quarter,
        meeting: meeting && {
          id: meeting.id,
          word: wordOf(meeting),
          mine:
            meeting.isDecided &&
            meeting.sat.some(
              ({ account, state }) =>
                account === actor.account && (state === 'waiting' || state === 'outdated')
            )
        }
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
