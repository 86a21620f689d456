import { objectionLimits } from '$lib/server/objections/objection-text';
import { error, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { addressOf as sourceOf } from '../../../address-of';
import { field } from '../../../fields';
import { formOf } from '../../../form-of';
import { orRefused } from '../../../refused';
import { addressOf, viewOf } from '../../view';
import type { Actions, PageServerLoad } from './$types';

/** What became of an objection, to whoever has its receipt. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const receipt = await locals.house.residents.receipt(params.receipt);
  if (!receipt) error(404, { message: 'no such receipt', code: 'no-receipt' });
  const { unit, ...shown } = receipt;
  return {
    ...{ receipt: shown, owner: unit.name, longest: objectionLimits.said, key: randomUUID() },
    filed: url.searchParams.get('filed') === 'yes'
  };
};

export const actions: Actions = {
  /** D: takes the answer to the superior. */
  default: async ({ locals, params, request, url }) => {
    const form = await formOf(request);
    const words = field(form, 'words');
    const input = { key: field(form, 'key'), receipt: params.receipt, seen: Number(field(form, 'seen')) };
    const done = await orRefused(
      () => locals.house.residents.appeal({ ...input, words }, sourceOf(request)),
      { words }
    );
    if (done.ok) redirect(303, addressOf(viewOf(url)));
    if (done.refused.status === 404) error(404, { message: 'no such receipt', code: 'no-receipt' });
    return done.refused;
  }
};
