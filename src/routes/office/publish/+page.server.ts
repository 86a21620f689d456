import { isDay } from '$lib/calendar';
import type { Snapshot } from '$lib/notice';
import { formatPoints } from '$lib/points';
import { previewNotice, publishMonth } from '$lib/server/notices/publish-month';
import { Problem } from '$lib/server/problem';
import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../form-of';
import { field } from '../fields';
import { officeActor } from '../office-actor';
import { orRefused, refusalOf } from '../../refused';
import type { Actions, PageServerLoad } from './$types';

/** Exactly what will be public: drawn from the snapshot itself, and from nothing else. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'publish');
  const { house } = event.locals;
  const stores = await house.read(actor);
  const seals = await stores.periods.seals();
  const published = new Set((await stores.notices.list()).map(({ period }) => period));
  const asked = event.url.searchParams.get('month');
  const last = seals[seals.length - 1]?.period;
  const month = seals.find(({ period }) => period === asked)?.period ?? last ?? null;
  const lastDay = event.url.searchParams.get('lastDay') ?? '';
  const base = { key: randomUUID(), month, lastDay, shown: '' };
  if (month === null || published.has(month))
    return { ...base, done: month !== null, notice: null, refusal: null };
  try {
    const { snapshot, shown } = await previewNotice(house, actor, {
      period: month,
      lastDay: isDay(lastDay) ? lastDay : null
    });
    return { ...base, shown, done: false, refusal: null, notice: noticeView(snapshot, stores.unit.masked) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ...base, done: false, notice: null, refusal: refusalOf(error) };
  }
};

function noticeView(snapshot: Snapshot, masked: boolean) {
  return {
    title: snapshot.title,
    number: snapshot.number,
    previous: snapshot.previous,
    window: snapshot.window,
    decided: snapshot.decided,
    objections: snapshot.objections,
    readings: snapshot.readings,
    masked,
    rows: snapshot.rows.map((row) => ({
      name: row.name,
      rank: row.rank,
      points: formatPoints(row.points),
      move: row.move,
      gains: row.gains.map(({ name, count, measure, points }) => ({
        name,
        count,
        measure,
        points: formatPoints(points, { signed: true })
      })),
      rest: formatPoints(row.rest, { signed: true })
    }))
  };
}

export const actions: Actions = {
  default: async (event) => {
    const actor = officeActor(event, 'publish');
    const form = await formOf(event.request);
    const lastDay = field(form, 'lastDay');
    if (field(form, 'final') !== 'yes')
      return fail(422, { refusal: refusalOf(new Problem('publish-unticked', 422)) });
    const done = await orRefused(
      () =>
        publishMonth(event.locals.house, actor, {
          key: field(form, 'key'),
          period: field(form, 'period'),
          shown: field(form, 'shown'),
          lastDay: isDay(lastDay) ? lastDay : null
        }),
      {}
    );
    if (!done.ok) return done.refused;
    redirect(303, `/office?published=${done.answer.code}`);
  }
};
