import { dayIn } from '$lib/calendar';
import { may } from '$lib/server/accounts/actor';
import { standingAt } from '$lib/server/claims/desk-standing';
import { decisionLimits } from '$lib/server/imports';
import { committeeOn } from '$lib/server/meetings/committee';
import { recordMeeting } from '$lib/server/meetings/record-meeting';
import { Problem } from '$lib/server/problem';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { deskCookie } from '../../desk-cookie';
import { formOf } from '../../form-of';
import { orRefused } from '../../refused';
import { decisionIn } from '../decision-in';
import { field, fields } from '../../fields';
import { officeActor } from '../office-actor';
import { usualDecider } from '../usual-decider';
import type { Actions, PageServerLoad } from './$types';

/** The register of meetings (会议登记): what each had before it stands on its own page. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'see-claims');
  const { house } = event.locals;
  return house.view(actor, async (stores) => {
    const today = dayIn(stores.unit.timeZone, house.clock());
    const accounts = await stores.accounts.list();
    const claims = await stores.claims.acts();
    const desk = standingAt({ today, timeZone: stores.unit.timeZone, accounts });
    return {
      ...{ today, records: may(actor, 'decide-claims'), limits: decisionLimits },
      body: await usualDecider(stores),
      isSuperior: actor.roles.includes('superior'),
      waiting: claims.filter((claim) => desk.stateOf(claim) === 'forwarded').length,
      committee: committeeOn(accounts, today).map(({ id, name }) => ({ id, name })),
      meetings: (await stores.meetings.list()).map(({ id, decision, entitled, members }) => ({
        ...{ id, entitled, present: members.length },
        ...{ date: decision.date, body: decision.body, minutes: decision.minutes }
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
        // Without a script nothing tells a page of before that another window has gone to another unit's desk.
        if (field(form, 'desk') !== deskCookie.of(event)) throw new Problem('other-desk', 409);
        return recordMeeting(event.locals.house, actor, { key: field(form, 'key'), ...input });
      },
      { typed: input }
    );
    return done.ok ? redirect(303, `/office/meetings/${done.answer.id}`) : done.refused;
  }
};
