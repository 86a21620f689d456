import { dayIn } from '$lib/calendar';
import { declarableItems } from '$lib/server/claims/declarable';
import { keyClaim } from '$lib/server/claims/declare-claim';
import { longestStory } from '$lib/server/claims/read-fields';
import { schemeOf } from '$lib/server/periods/unit-scheme';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { claimIn } from '../../../claim-form';
import { field } from '../../../fields';
import { formOf } from '../../../form-of';
import { orRefused } from '../../../refused';
import { officeActor } from '../../office-actor';
import type { Actions, PageServerLoad } from './$types';

/** What came on paper (积分申请表), keyed in one after the other. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'check-claims');
  const { house } = event.locals;
  return house.view(actor, async (stores) => {
    const today = dayIn(stores.unit.timeZone, house.clock());
    const people = (await stores.roster.list()).filter(({ id }) => id !== actor.subject);
    return {
      ...{ today, longest: longestStory, saved: event.url.searchParams.get('saved') },
      items: declarableItems(schemeOf(stores), today),
      people: people.map(({ id, name }) => ({ id, name })),
      key: randomUUID()
    };
  });
};

export const actions: Actions = {
  default: async (event) => {
    const actor = officeActor(event, 'check-claims');
    const form = await formOf(event.request);
    const typed = { ...claimIn(form), subject: field(form, 'subject'), paper: field(form, 'paper') };
    const done = await orRefused(
      () => keyClaim(event.locals.house, actor, { key: field(form, 'key'), ...typed }),
      { typed }
    );
    return done.ok
      ? redirect(303, `/office/claims/paper?saved=${encodeURIComponent(done.answer.no)}`)
      : done.refused;
  }
};
