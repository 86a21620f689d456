import { objectionLimits } from '$lib/sync';
import { typingKept } from '$lib/server/platform/http/pages/typing-kept';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { networkAddressOf } from '../../../network-address-of';
import { field } from '../../../forms/fields';
import { formOf } from '../../../forms/form-of';
import { orRefused } from '../../../forms/refused';
import { sentBefore, viewAddress, viewFromUrl } from '../../view';
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
    /** key of the form that has just been filed; null: the page was opened later */
    filed: /^[\w-]{8,64}$/.exec(url.searchParams.get('filed') ?? '')?.[0] ?? null,
    typingKept: `<script>${typingKept}</script>`
  };
};

export const actions: Actions = {
  /** Shows the page in another print or language, with the reasons that were typed. */
  show: async ({ request, url }) => {
    const form = await formOf(request);
    const typed = { words: field(form, 'words'), key: field(form, 'key') };
    return { ...typed, sent: sentBefore(url), refusal: null };
  },
  /** Takes the answer to the superior. */
  appeal: async ({ locals, params, request, url }) => {
    const form = await formOf(request);
    const words = field(form, 'words');
    const key = field(form, 'key');
    const input = { key, receipt: params.receipt, seen: Number(field(form, 'seen')) };
    const done = await orRefused(
      () => locals.app.residents.appeal({ ...input, words }, networkAddressOf(request)),
      { words, key, sent: sentBefore(url) + 1 }
    );
    if (done.ok) redirect(303, viewAddress(viewFromUrl(url)));
    if (done.refused.status === 404) refuse(404, 'no-receipt');
    return done.refused;
  }
};
