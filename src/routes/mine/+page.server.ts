import { formatPoints, recordedSince } from '$lib/points';
import { myAssessment } from '$lib/server/domain/assessments/my-assessment';
import { scoreOneself } from '$lib/server/domain/assessments/score-oneself';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { byName, field, fields } from '../forms/fields';
import { orRefused } from '../forms/refused';
import { ownActor } from '../forms/own-actor';
import { ownForm } from '../forms/own-form';
import type { Actions, PageServerLoad } from './$types';

/** Shows one's own assessment, and an assembly's decision on it. */
export const load: PageServerLoad = async (event) => {
  const actor = ownActor(event);
  const { app } = event.locals;
  const asked = event.url.searchParams.get('year');
  const saved = Number(event.url.searchParams.get('saved') ?? 0) || 0;
  return app.readTransaction(actor, async (stores) => {
    const mine = await myAssessment(stores, actor.subject ?? '', asked === null ? null : Number(asked));
    const written = (points: number | null) => (points === null ? '' : formatPoints(points));
    return {
      unit: { name: stores.unit.name, timeZone: stores.unit.timeZone },
      person: mine.name,
      subject: actor.subject ?? '',
      years: mine.years,
      year: mine.year,
      closed: mine.closed,
      rulings: mine.rulings,
      recordedSince: recordedSince(String(mine.year), stores.unit.firstPeriod),
      indicators: mine.indicators.map(({ max, self, points, ...each }) => ({
        ...each,
        max: formatPoints(max),
        self: written(self),
        points: written(points),
        difference: self === null || points === null ? '' : formatPoints(self - points, { signed: true })
      })),
      quarters: mine.quarters.map(({ points, ...each }) => ({
        ...each,
        points: formatPoints(points),
        recordedSince: recordedSince(each.quarter, stores.unit.firstPeriod)
      })),
      saved,
      key: randomUUID()
    };
  });
};

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
    if (!done.ok) return done.refused;
    redirect(303, `/mine?year=${year}&saved=${done.answer.changed}`);
  }
};
