import { scoreOneself } from '$lib/server/domain/assessments/score-oneself';
import { redirect } from '@sveltejs/kit';
import { byName, field, fields } from '../../forms/fields';
import { ownForm } from '../../forms/own-form';
import { orRefused } from '../../forms/refused';
import type { Actions } from './$types';

/** Keeps the scores that an assessed unit gives itself. The page itself has its data from the phone. */
export const actions: Actions = {
  default: async (event) => {
    const own = await ownForm(event);
    if (own.refused) return own.refused;
    const { actor, form } = own;
    const [key, year] = [field(form, 'key'), Number(field(form, 'year'))];
    const typed = fields(form.getAll('typed'));
    const scores = fields(form.getAll('item')).map((item, at) => ({ item, typed: typed[at] ?? '' }));
    const done = await orRefused(() => scoreOneself(event.locals.app, actor, { key, year, scores }), {
      typed: byName(scores.map(({ item, typed }) => [item, typed]))
    });
    return done.ok ? redirect(303, `/me/assessment?year=${year}&saved=${done.answer.changed}`) : done.refused;
  }
};
