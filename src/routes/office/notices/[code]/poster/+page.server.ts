import { checkCode, isThere, totalOf } from '$lib/notice';
import { reachable } from '$lib/server/platform/settings/public-address';
import { figureText } from '$lib/ui/text/figure-text';
import { hearingText } from '$lib/ui/text/hearing-text';
import { scoreText } from '$lib/ui/text/score-text';
import { officeActor } from '../../../office-actor';
import { refuse } from '../../../../refuse';
import { periodInChinese } from '$lib/server/domain/notices/notice-title-text';
import type { PageServerLoad } from './$types';

/** Prints a notice as a poster, drawn from the published snapshot only: as corrected, as its public page reads. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event);
  const { app } = event.locals;
  const { notices } = await app.read(actor);
  const line = (await notices.list()).find(({ code }) => code === event.params.code);
  const found = line && (await notices.one(line.code));
  if (!line || !found) refuse(404, 'not-found');
  const { snapshot, digest } = await notices.asCorrected(found);
  const hasCode = isThere(line.channels, 'page') && isThere(line.channels, 'qr');
  const pools = [...new Set(snapshot.rows.map(({ pool }) => pool))];
  return {
    paper: event.url.searchParams.get('paper') === 'a3' ? ('a3' as const) : ('a4' as const),
    code: line.code,
    check: checkCode(digest),
    address: hasCode ? reachable(app.settings, `/n/${line.code}`) : null,
    unit: snapshot.unit,
    /** the body of the unit that signs */
    publisher: snapshot.publisher?.name ?? '',
    title: snapshot.title,
    number: snapshot.number,
    published: snapshot.published,
    timeZone: (await app.read(actor)).unit.timeZone,
    window: snapshot.window,
    decided: snapshot.decided,
    skipped: (snapshot.skipped ?? []).map((one) => ({ ...one, quarter: periodInChinese(one.quarter) })),
    firstAssessment: snapshot.firstAssessment ?? false,
    scheme: snapshot.scheme.title,
    trialUntil: snapshot.scheme.trialUntil ?? null,
    score: scoreText(snapshot.score, 'zh-CN'),
    objections: snapshot.objections,
    hearing: hearingText(snapshot, 'zh-CN'),
    readings: snapshot.readings,
    recordedSince: snapshot.recordedSince ?? null,
    previous: snapshot.previous,
    honours: snapshot.honours.map(({ name, pool, names }) => ({ name, pool, names })),
    unranked: snapshot.rows.filter(({ rank }) => rank === null).map(({ name }) => name),
    ranked: snapshot.rows.filter(({ rank }) => rank !== null).length,
    pools: pools.map((pool) => ({
      pool,
      rows: snapshot.rows
        .filter((row) => row.pool === pool && row.rank !== null)
        .map((row) => ({
          rank: row.rank,
          name: row.name,
          total: figureText(totalOf(snapshot, row)),
          move: row.move
        }))
    }))
  };
};
