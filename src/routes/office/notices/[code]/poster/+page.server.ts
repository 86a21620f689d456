import { checkCode, isThere } from '$lib/notice';
import { headText } from '$lib/server/domain/audit/ledger-head';
import { reachable } from '$lib/server/platform/settings/public-address';
import { officeActor } from '../../../office-actor';
import { refuse } from '../../../../refuse';
import { noticeToHang } from '../notice-of-either-kind';
import { correctedSheet } from './corrected-sheet';
import { standingsSheet } from './standings-sheet';
import type { PageServerLoad } from './$types';

/** Prints a notice of either kind as a poster, drawn from what is published only, as its public page reads. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event);
  const { app } = event.locals;
  const { notices, trail, unit } = await app.read(actor);
  const found = await noticeToHang(notices, event.params.code);
  if (!found) refuse(404, 'not-found');
  const { line, digest } = found;
  const record = (await trail.recordsOf([line.seq])).get(line.seq) ?? null;
  const notice = found.kind === 'own' ? found.snapshot : found.supplement;
  const hasCode = isThere(line.channels, 'page') && isThere(line.channels, 'qr');
  return {
    paper: event.url.searchParams.get('paper') === 'a3' ? ('a3' as const) : ('a4' as const),
    code: line.code,
    check: checkCode(digest),
    head: record && headText(record),
    address: hasCode ? reachable(app.settings, `/n/${line.code}`) : null,
    unit: notice.unit,
    title: notice.title,
    number: notice.number,
    published: notice.published,
    timeZone: unit.timeZone,
    window: notice.window,
    objections: notice.objections,
    readings: notice.readings,
    recordedSince: notice.recordedSince ?? null,
    sheet:
      found.kind === 'own'
        ? standingsSheet(found.snapshot)
        : correctedSheet(found.supplement, await notices.one(found.supplement.corrects.code))
  };
};
