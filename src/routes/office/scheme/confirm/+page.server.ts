import type { Actor } from '$lib/server/platform/access/actor';
import { Problem } from '$lib/server/platform/problem/problem';
import { checkedAdoption } from '$lib/server/domain/schemes/checked-adoption';
import type { AdoptionProposal } from '$lib/server/domain/schemes/adoptions';
import {
  adoptionReasonLimit,
  confirmAdoption,
  refuseAdoption
} from '$lib/server/domain/schemes/confirm-adoption';
import { mayConfirmAdoption } from '$lib/server/domain/schemes/may-confirm-adoption';
import { checkedRetirement, checkedWithdrawal } from '$lib/server/domain/schemes/checked-change';
import { seesClosed } from '$lib/server/domain/outcomes/sees-closed';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../../forms/form-of';
import { field } from '../../../forms/fields';
import { orRefused, refusalOf } from '../../../forms/refused';
import { officeActor } from '../../office-actor';
import { draftView } from '../adopt/draft-view';
import { parameterView } from '../scheme-view';
import { waitingView } from '../waiting-view';
import type { Actions, PageServerLoad } from './$types';

/**
 * Shows the change of the rules that waits, exactly as it was put up, to the person who agrees to it or turns it
 * down. A superior sees it only while asked, as with a seal.
 */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'confirm-adoption');
  const { app } = event.locals;
  return app.readTransaction(actor, async (stores) => {
    const proposal = await stores.adoptions.proposal();
    const now = app.clock();
    const asked = await mayConfirmAdoption(stores, actor, now);
    const base = { key: randomUUID(), limit: adoptionReasonLimit };
    if (!proposal || !asked) return { ...base, waiting: null, draft: null, values: [], refusal: null };
    const waiting = await waitingView(stores, { proposal, actor, now });
    return { ...base, waiting, ...(await asItWouldBe(stores, actor, { proposal, now })) };
  });
};

/** The change by what is sealed and booked now: what it does, or why it can't be agreed to any more. */
async function asItWouldBe(
  stores: UnitStores,
  actor: Actor,
  { proposal: { change, shown }, now }: { proposal: AdoptionProposal; now: Date }
) {
  try {
    if (change.action === 'retire') await checkedRetirement(stores, change.from);
    if (change.action === 'withdraw') await checkedWithdrawal(stores, { no: change.withdraws, now });
    if (change.action !== 'adopt') return { draft: null, values: [], shown, refusal: null };
    const draft = await checkedAdoption(stores, change, now);
    return {
      draft: await draftView(stores, draft, { period: '', closed: seesClosed(actor, stores) }),
      values: draft.scheme.parameters.map((parameter) => parameterView(parameter, change.parameters)),
      shown,
      refusal: null
    };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { draft: null, values: [], shown, refusal: refusalOf(error) };
  }
}

export const actions: Actions = {
  confirm: async (event) => {
    const actor = officeActor(event, 'confirm-adoption');
    const { app } = event.locals;
    const form = await formOf(event.request);
    const asked = { key: field(form, 'key'), proposal: field(form, 'proposal'), shown: field(form, 'shown') };
    if (field(form, 'sweep') === 'yes' && field(form, 'known') !== 'yes')
      return fail(422, { refusal: refusalOf(new Problem('adoption-unticked', 422)) });
    const done = await orRefused(() => confirmAdoption(app, actor, asked), {});
    if (!done.ok) return done.refused;
    redirect(303, '/office/scheme?adopted');
  },

  refuse: async (event) => {
    const actor = officeActor(event, 'confirm-adoption');
    const form = await formOf(event.request);
    const asked = { key: field(form, 'key'), proposal: field(form, 'proposal'), reason: field(form, 'why') };
    const done = await orRefused(() => refuseAdoption(event.locals.app, actor, asked), {
      reason: asked.reason
    });
    if (!done.ok) return done.refused;
    redirect(303, `/office/scheme?${asked.reason === '' ? 'taken-back' : 'turned-down'}`);
  }
};
