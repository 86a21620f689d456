import { dayIn } from '$lib/calendar';
import { windowState } from '$lib/notice';
import { formKeyMark } from '$lib/server/platform/http/pages/form-key';
import { typingKept } from '$lib/server/platform/http/pages/typing-kept';
import { nextMidnight } from '$lib/server/platform/time/midnight';
import { objectionLimits } from '$lib/sync';
import { redirect } from '@sveltejs/kit';
import { networkAddressOf } from '../../../../network-address-of';
import { field } from '../../../../forms/fields';
import { formOf } from '../../../../forms/form-of';
import { orRefused } from '../../../../forms/refused';
import { viewAddress, viewFromUrl } from '../../../view';
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
  default: async ({ locals, params, request, url }) => {
    const { app } = locals;
    const form = await formOf(request);
    const typed = {
      about: field(form, 'about'),
      said: field(form, 'said'),
      contact: field(form, 'contact')
    };
    const done = await orRefused(
      () =>
        app.residents.object(
          { key: field(form, 'key'), notice: params.code, ...typed },
          networkAddressOf(request)
        ),
      { typed }
    );
    if (!done.ok) {
      if (done.refused.status === 404) refuse(404, 'not-found');
      return done.refused;
    }
    const own = viewAddress({ ...viewFromUrl(url), pathname: `/o/${done.answer.receipt}` });
    redirect(303, `${own}${own.includes('?') ? '&' : '?'}filed=yes`);
  }
};
