import { dayIn } from '$lib/calendar';
import { windowState } from '$lib/notice';
import { objectionLimits } from '$lib/server/objections/objection-text';
import { error, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { addressOf as sourceOf } from '../../../../address-of';
import { field } from '../../../../fields';
import { formOf } from '../../../../form-of';
import { orRefused } from '../../../../refused';
import { addressOf, viewOf } from '../../../view';
import { needNotice } from '../need-notice';
import type { Actions, PageServerLoad } from './$types';

/** The form with which anybody objects to a notice: no account, no script, nothing that is kept of who reads it. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const { house } = locals;
  const { unit, notice, namesRows } = await needNotice(locals, params.code);
  const rows =
    notice.format === 'supplement-1'
      ? notice.rows.map(({ name, pool, after: { rank } }) => ({ name, pool, rank }))
      : notice.rows.map(({ name, pool, rank }) => ({ name, pool, rank }));
  return {
    ...{ owner: unit.name, code: params.code, title: notice.title, objections: notice.objections },
    state: windowState(notice.window, dayIn(unit.timeZone, house.clock())),
    // Whose rows it shows wasn't kept of every one that mends another: what is said names whom it is about.
    rows: namesRows ? rows : [],
    ...{ limits: objectionLimits, key: randomUUID() }
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request, url }) => {
    const { house } = locals;
    const form = await formOf(request);
    const typed = {
      ...{ about: field(form, 'about'), said: field(form, 'said'), contact: field(form, 'contact') }
    };
    const done = await orRefused(
      () =>
        house.residents.object({ key: field(form, 'key'), notice: params.code, ...typed }, sourceOf(request)),
      { typed }
    );
    if (!done.ok) {
      if (done.refused.status === 404) error(404, { message: 'no such notice', code: 'not-found' });
      return done.refused;
    }
    const own = addressOf({ ...viewOf(url), pathname: `/o/${done.answer.receipt}` });
    redirect(303, `${own}${own.includes('?') ? '&' : '?'}filed=yes`);
  }
};
