import { objectionLimits } from '$lib/sync';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { networkAddressOf } from '../../../network-address-of';
import { field } from '../../../forms/fields';
import { formOf } from '../../../forms/form-of';
import { orRefused } from '../../../forms/refused';
import { viewAddress, viewFromUrl } from '../../view';
import { refuse } from '../../../refuse';
import type { Actions, PageServerLoad } from './$types';

/** Shows what became of an objection to whoever holds its receipt. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const receipt = await locals.app.residents.receipt(params.receipt);
  if (!receipt) refuse(404, 'no-receipt');
  const { unit, ...shown } = receipt;
  return {
    receipt: shown,
    owner: unit.name,
    longest: objectionLimits.said,
    key: randomUUID(),
    filed: url.searchParams.get('filed') === 'yes'
  };
};

export const actions: Actions = {
  /** Takes the answer to the superior. */
  default: async ({ locals, params, request, url }) => {
    const form = await formOf(request);
    const words = field(form, 'words');
    const input = { key: field(form, 'key'), receipt: params.receipt, seen: Number(field(form, 'seen')) };
    const done = await orRefused(
      () => locals.app.residents.appeal({ ...input, words }, networkAddressOf(request)),
      {
        words
      }
    );
    if (done.ok) redirect(303, viewAddress(viewFromUrl(url)));
    if (done.refused.status === 404) refuse(404, 'no-receipt');
    return done.refused;
  }
};
