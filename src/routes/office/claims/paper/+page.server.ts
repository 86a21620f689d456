import { dayIn } from '$lib/calendar';
import { declarableItems, hasDeclaring } from '$lib/points';
import { keyClaim } from '$lib/server/domain/claims/declare-claim';
import { longestStory } from '$lib/sync';
import { isBarred, partsInRow } from '$lib/server/domain/conflicts/conflict';
import { actingPerson } from '$lib/server/domain/conflicts/person-in-matter';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { claimIn } from '../../../forms/claim-form';
import { field } from '../../../forms/fields';
import { formOf } from '../../../forms/form-of';
import { orRefused } from '../../../forms/refused';
import { askedPerson } from '../../asked-person';
import { officeActor } from '../../office-actor';
import type { Actions, PageServerLoad } from './$types';

/** Keys in claims that came on paper (积分申请表), one after the other. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'check-claims');
  const { app } = event.locals;
  return app.readTransaction(actor, async (stores) => {
    const scheme = schemeOf(stores);
    if (!hasDeclaring(scheme)) redirect(303, '/office/claims');
    const today = dayIn(stores.unit.timeZone, app.clock());
    const person = await actingPerson(actor, stores.accounts);
    const people = (await stores.roster.list()).filter(
      ({ id }) => !isBarred({ deed: 'enter', parts: partsInRow(person, id) })
    );
    return {
      today,
      longest: longestStory,
      saved: event.url.searchParams.get('saved'),
      /** the row before on the same paper, as it was typed; '' where there is none */
      kept: {
        subject: askedPerson(event.url.searchParams, people)?.id ?? '',
        paper: (event.url.searchParams.get('paper') ?? '').slice(0, 40),
        received: event.url.searchParams.get('received') ?? ''
      },
      items: declarableItems(scheme, today),
      people: people.map(({ id, name }) => ({ id, name })),
      key: randomUUID()
    };
  });
};

export const actions: Actions = {
  default: async (event) => {
    const actor = officeActor(event, 'check-claims');
    const form = await formOf(event.request);
    const typed = {
      ...claimIn(form),
      subject: field(form, 'subject'),
      paper: field(form, 'paper'),
      received: field(form, 'received')
    };
    const done = await orRefused(
      () => keyClaim(event.locals.app, actor, { key: field(form, 'key'), ...typed }),
      { typed }
    );
    if (!done.ok) return done.refused;
    // One paper has several rows: whose it is, its number and its day stay for the next one.
    const kept = new URLSearchParams({
      saved: done.answer.no,
      person: typed.subject,
      paper: typed.paper,
      received: typed.received
    });
    redirect(303, `/office/claims/paper?${kept}`);
  }
};
