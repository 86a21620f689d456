import { periodSchema } from '$lib/calendar';
import { checkCode } from '$lib/notice';
import { draftFiling, filePeriod } from '$lib/server/domain/filings/file-period';
import { filingNo } from '$lib/server/domain/filings/filings';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { Problem } from '$lib/server/platform/problem/problem';
import { seesClosed } from '$lib/server/domain/outcomes/sees-closed';
import { accountNames } from '$lib/server/domain/accounts/account-names';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { field } from '../../../forms/fields';
import { formOf } from '../../../forms/form-of';
import { orRefused, refusalOf } from '../../../forms/refused';
import { officeActor } from '../../office-actor';
import { documentView } from '../document-view';
import { stepsView } from '../steps-view';
import { refuse } from '../../../refuse';
import type { Actions, PageServerLoad } from './$types';

/** Shows exactly what the superior will see, before it is filed. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'file');
  const { app } = event.locals;
  const period = event.url.searchParams.get('period') ?? '';
  const person = event.url.searchParams.get('person');
  if (period === '') redirect(303, '/office/filings');
  if (!v.is(periodSchema, period)) refuse(404, 'not-found');
  return app.readTransaction(actor, async (stores) => {
    const base = { period, key: randomUUID() };
    try {
      const { document, digest } = await draftFiling(stores, period, app.clock());
      const closed = seesClosed(actor, stores);
      const view = documentView(document, stores, { closed, person });
      return {
        ...base,
        view,
        digest,
        check: checkCode(digest),
        before: await returnedBefore(stores, period),
        refusal: null
      };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { ...base, view: null, digest: '', check: '', before: null, refusal: refusalOf(error) };
    }
  });
};

/** The returned filing that the draft follows, with its return and the answers to it; null: there is none. */
async function returnedBefore(stores: UnitStores, period: string) {
  const before = (await stores.filings.list()).findLast((filing) => filing.period === period);
  if (!before) return null;
  const accounts = accountNames(await stores.accounts.list());
  const steps = stepsView(before.steps, (account) => accounts.get(account) ?? account);
  return { id: before.id, no: filingNo(before), steps };
}

export const actions: Actions = {
  default: async (event) => {
    const actor = officeActor(event, 'file');
    const { app } = event.locals;
    const form = await formOf(event.request);
    const period = field(form, 'period');
    const input = { key: field(form, 'key'), period, shown: field(form, 'shown') };
    const done = await orRefused(() => filePeriod(app, actor, input), {});
    if (!done.ok) return done.refused;
    const { id, no } = done.answer;
    const filed = (await (await app.read(actor)).filings.list()).find((each) => each.id === id);
    redirect(303, `/office/filings?filed=${encodeURIComponent(filed ? filingNo(filed) : no)}`);
  }
};
