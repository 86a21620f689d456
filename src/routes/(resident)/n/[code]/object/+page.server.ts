import { dayIn } from '$lib/calendar';
import { windowState } from '$lib/notice';
import { formKeyMark } from '$lib/server/platform/http/pages/form-key';
import { typingKept } from '$lib/server/platform/http/pages/typing-kept';
import { nextMidnight } from '$lib/server/platform/time/midnight';
import { objectionLimits } from '$lib/sync';
import { fail, redirect } from '@sveltejs/kit';
import { networkAddressOf } from '../../../../network-address-of';
import { field } from '../../../../forms/fields';
import { formOf } from '../../../../forms/form-of';
import { orRefused } from '../../../../forms/refused';
import { sentBefore, viewAddress, viewFromUrl } from '../../../view';
import { needNotice } from '../need-notice';
import { refuse } from '../../../../refuse';
import type { Actions, PageServerLoad } from './$types';

/**
 * Anybody may object with this form: it needs no account and no script, and nothing about its reader is kept but what
 * they type, in their own window.
 */
export const load: PageServerLoad = async ({ locals, params }) => {
  const { app } = locals;
  const { unit, notice, namesRows } = await needNotice(locals, params.code);
  const rows =
    notice.format === 'supplement-1'
      ? notice.rows.map(({ name, pool, after: { rank } }) => ({ name, pool, rank }))
      : notice.rows.map(({ name, pool, rank }) => ({ name, pool, rank }));
  const now = app.clock();
  locals.pageLifetime = { changedBy: { unit: unit.id }, until: nextMidnight(now, unit.timeZone) };
  return {
    owner: unit.name,
    code: params.code,
    title: notice.title,
    objections: notice.objections,
    state: windowState(notice.window, dayIn(unit.timeZone, now)),
    // A supplement for which no subjects are stored offers no rows; the objection's text then names the person.
    rows: namesRows ? rows : [],
    limits: objectionLimits,
    key: formKeyMark,
    typingKept: `<script>${typingKept}</script>`
  };
};

export const actions: Actions = {
  /** Shows the form in another print or language, with what was typed into it; nothing is filed. */
  show: async ({ request, url }) => {
    const { key, ...typed } = typedIn(await formOf(request));
    return { key, typed, sent: sentBefore(url), refusal: null };
  },
  send: async ({ locals, params, request, url }) => {
    const { key, ...typed } = typedIn(await formOf(request));
    const done = await orRefused(
      () => locals.app.residents.object({ key, notice: params.code, ...typed }, networkAddressOf(request)),
      { typed, sent: sentBefore(url) + 1 }
    );
    if (done.ok) redirect(303, receiptAddress(done.answer.receipt, key, url));
    const { status, data } = done.refused;
    if (status === 404) refuse(404, 'not-found');
    // A text whose answer was lost may have been filed, which its key tells; a key that can't be used any more is replaced.
    const isSpent = ['key-reused', 'bad-key'].includes(data.refusal.code);
    return fail(status, { ...data, key: isSpent ? formKeyMark : key });
  }
};

function typedIn(form: FormData) {
  return {
    key: field(form, 'key'),
    about: field(form, 'about'),
    said: field(form, 'said'),
    contact: field(form, 'contact')
  };
}

/** The receipt's page, which tells this window by the form's key that the form isn't needed any more. */
function receiptAddress(receipt: string, key: string, url: URL): string {
  const own = viewAddress({ ...viewFromUrl(url), pathname: `/o/${receipt}` });
  return `${own}${own.includes('?') ? '&' : '?'}filed=${key}`;
}
