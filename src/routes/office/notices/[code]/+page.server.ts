import { checkCode, isThere } from '$lib/notice';
import { assembliesToPublish } from '$lib/server/domain/notices/assemblies-to-publish';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { may } from '$lib/server/platform/access/actor';
import { reachable } from '$lib/server/platform/settings/public-address';
import { groupText } from '$lib/ui/text/group-text';
import { officeActor } from '../../office-actor';
import { refuse } from '../../../refuse';
import { noticeToHang } from './notice-of-either-kind';
import type { PageServerLoad } from './$types';

/** Shows everything to print or pass on for one notice of either kind, by the ticked channels. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event);
  const { app } = event.locals;
  const stores = await app.read(actor);
  const { notices } = stores;
  const found = await noticeToHang(notices, event.params.code);
  if (!found) refuse(404, 'not-found');
  const { line, digest } = found;
  const notice = found.kind === 'own' ? found.snapshot : found.supplement;
  const isOwn = found.kind === 'own';
  const address = isThere(line.channels, 'page') ? reachable(app.settings, `/n/${line.code}`) : null;
  return {
    code: line.code,
    number: notice.number,
    period: notice.period,
    /** the notice that a supplementary one corrects; null: a period's own notice */
    corrects: found.kind === 'own' ? null : found.supplement.corrects,
    /** the quarter whose late assembly corrects this period by a supplementary notice that waits for the reader */
    lateQuarter: isOwn && may(actor, 'publish') ? await lateQuarterOf(stores, notice.period) : null,
    /** the supplementary notices that correct it, in the order of publication */
    supplements: isOwn ? await supplementsTo(stores, notice.period) : [],
    check: checkCode(digest),
    published: notice.published,
    window: notice.window,
    channels: line.channels,
    page: isThere(line.channels, 'page'),
    onBoards: isThere(line.channels, 'board'),
    address: isThere(line.channels, 'qr') ? address : null,
    publicUrl: app.settings.publicUrl,
    group:
      address === null || (line.channels.length > 0 && !line.channels.includes('group'))
        ? null
        : groupText(notice, { digest, address }),
    reached: address !== null
  };
};

async function supplementsTo({ notices }: UnitStores, period: string) {
  return (await notices.supplements())
    .filter(({ fixes }) => fixes.includes(period))
    .sort((a, b) => a.seq - b.seq)
    .map(({ code, year, no }) => ({ code, number: { year, no } }));
}

async function lateQuarterOf(stores: UnitStores, period: string): Promise<string | null> {
  const waiting = await assembliesToPublish(stores);
  return waiting.find((assembly) => assembly.period === period)?.quarter ?? null;
}
