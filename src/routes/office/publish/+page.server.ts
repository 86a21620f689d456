import { daysOf, isDay } from '$lib/calendar';
import { isChannel, totalOf, type Snapshot } from '$lib/notice';
import { formatPoints } from '$lib/points';
import { assembliesToPublish } from '$lib/server/domain/notices/assemblies-to-publish';
import { previewNotice, publishPeriod } from '$lib/server/domain/notices/publish-period';
import { evaluationsIn } from '$lib/server/domain/assemblies/quarter-evaluation';
import { objectionsWaiting } from '$lib/server/domain/objections/objection-lines';
import { overviewOf } from '$lib/server/domain/periods/overview';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { Problem } from '$lib/server/platform/problem/problem';
import { reachable } from '$lib/server/platform/settings/public-address';
import { getLocale } from '$lib/text/generated/runtime.js';
import { figureText } from '$lib/ui/text/figure-text';
import { quotedCount } from '$lib/ui/text/quoted-text';
import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../forms/form-of';
import { field, fields } from '../../forms/fields';
import { officeActor } from '../office-actor';
import { orRefused, refusalOf } from '../../forms/refused';
import type { Actions, PageServerLoad } from './$types';

/** Shows exactly what will be public, drawn from the snapshot itself. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'publish');
  const { app } = event.locals;
  const stores = await app.read(actor);
  const { sealed: all, toPublish, mayPublish } = await overviewOf(stores);
  const sealed = all.filter(({ ranked }) => ranked !== null);
  const asked = event.url.searchParams.get('period');
  const known = sealed.find(({ period }) => period === asked);
  const period = known?.period ?? toPublish[0] ?? sealed[0]?.period ?? null;
  const lastDay = event.url.searchParams.get('lastDay') ?? '';
  // Where residents' phones can't reach the server no code is printed, so nobody has to confirm that they
  // scanned it.
  const isScanned = reachable(app.settings, '/n/') !== null;
  // A quarter whose points no assembly has fixed is published as the committee has assessed it.
  const evaluations =
    period === null ? [] : await evaluationsIn(stores, schemeOf(stores, daysOf(period).to), period);
  const unfixed = evaluations.filter(({ state }) => state === 'due').map(({ quarter }) => quarter);
  const supplements = {
    unpublished: (await objectionsWaiting(stores, app.clock())).unpublished,
    lateQuarters: (await assembliesToPublish(stores)).map(({ quarter }) => quarter)
  };
  const which = { period, unfixed, supplements, toPublish, mayPublish };
  const base = { key: randomUUID(), ...which, lastDay, shown: '', isScanned };
  if (period === null || ![...toPublish, ...mayPublish].includes(period))
    return { ...base, done: period !== null, notice: null, refusal: null };
  try {
    const { snapshot, shown } = await previewNotice(app, actor, {
      period,
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
    recordedSince: snapshot.recordedSince,
    window: snapshot.window,
    decided: snapshot.decided,
    skipped: snapshot.skipped ?? [],
    objections: snapshot.objections,
    readings: snapshot.readings,
    masked,
    balance: snapshot.ranks === 'balance',
    /** whether figures of people without a rank are withheld */
    keptBack: snapshot.rows.some(({ points }) => points === null),
    honours: snapshot.honours.map(({ rule, name, english, pool, names }) => ({
      rule,
      name: getLocale() === 'en' ? english : name,
      pool,
      names
    })),
    rows: snapshot.rows.map((row) => ({
      name: row.name,
      pool: row.pool,
      rank: row.rank,
      total: figureText(totalOf(snapshot, row)),
      points: figureText(row.points),
      move: row.move,
      gains: row.gains.map((gain) => ({
        item: gain.item,
        what: quotedCount(snapshot, gain),
        points: formatPoints(gain.points, { signed: true })
      })),
      rest: figureText(row.rest, { signed: true })
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
        publishPeriod(event.locals.app, actor, {
          key: field(form, 'key'),
          period: field(form, 'period'),
          shown: field(form, 'shown'),
          lastDay: isDay(lastDay) ? lastDay : null,
          channels: fields(form.getAll('channel')).filter(isChannel)
        }),
      {}
    );
    if (!done.ok) return done.refused;
    redirect(303, `/office?published=${done.answer.code}`);
  }
};
