import { dayIn, daysBetween, lastDay } from '$lib/calendar';
import { formatPoints } from '$lib/points';
import { scoreMonth } from '$lib/server/periods/score-month';
import { sealMonth } from '$lib/server/periods/seal-month';
import { Problem } from '$lib/server/problem';
import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../fields';
import { officeActor } from '../office-actor';
import { orRefused, refusalOf } from '../refused';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'seal');
  const { house } = event.locals;
  const stores = await house.read(actor);
  const today = dayIn(stores.unit.timeZone, house.clock());
  const month = await stores.periods.open();
  const names = new Map((await stores.roster.list()).map(({ id, name }) => [id, name]));
  const entries = (await stores.ledger.entries()).filter(({ period }) => period === month);
  const begun = month <= today.slice(0, 7);
  const result = begun ? await scoreMonth(stores, month) : null;
  return {
    key: randomUUID(),
    month,
    begun,
    /** days still to come in the month, today included */
    daysLeft: Math.max(0, daysBetween(today, lastDay(month))),
    entries: entries.length,
    rows: (result?.rows ?? []).map(({ subject, rank, status, points, sections }) => ({
      subject,
      name: names.get(subject) ?? subject,
      rank,
      status,
      points: formatPoints(points),
      sections: Object.values(sections).map((each) => formatPoints(each))
    })),
    warnings: (result?.warnings ?? [])
      .filter(({ code }) => code !== 'tie-to-decide')
      .map(
        (warning) =>
          refusalOf(
            new Problem(warning.code, 422, {
              entries: 'entries' in warning ? warning.entries.join('、') : ''
            })
          ).sentence
      )
  };
};

export const actions: Actions = {
  default: async (event) => {
    const actor = officeActor(event, 'seal');
    const form = await event.request.formData();
    const [key, period, early] = [field(form, 'key'), field(form, 'period'), field(form, 'early')];
    if (form.has('asksEarly') && early !== 'yes')
      return fail(422, { refusal: refusalOf(new Problem('seal-early-unticked', 422)) });
    const done = await orRefused(() => sealMonth(event.locals.house, actor, { key, period }), {});
    if (!done.ok) return done.refused;
    redirect(303, `/office?sealed=${done.answer.period}`);
  }
};
