import { checkCode, isThere } from '$lib/notice';
import { assembliesToPublish } from '$lib/server/domain/notices/assemblies-to-publish';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { may } from '$lib/server/platform/access/actor';
import { reachable } from '$lib/server/platform/settings/public-address';
import { groupText } from '$lib/ui/text/group-text';
import { officeActor } from '../../office-actor';
import { refuse } from '../../../refuse';
import type { PageServerLoad } from './$types';

/** Shows everything to print or pass on for one notice, by the ticked channels. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event);
  const { app } = event.locals;
  const stores = await app.read(actor);
  const { notices } = stores;
  const line = (await notices.list()).find(({ code }) => code === event.params.code);
  const found = line && (await notices.one(line.code));
  if (!line || !found) refuse(404, 'not-found');
  const { snapshot, digest } = await notices.asCorrected(found);
  const address = isThere(line.channels, 'page') ? reachable(app.settings, `/n/${line.code}`) : null;
  return {
    code: line.code,
    number: snapshot.number,
    period: snapshot.period,
    /** the quarter whose late assembly corrects this period by a supplementary notice that waits for the reader */
    lateQuarter: may(actor, 'publish') ? await lateQuarterOf(stores, snapshot.period) : null,
    /** the supplementary notices that correct it, in the order of publication */
    supplements: (await notices.supplements())
      .filter(({ fixes }) => fixes.includes(snapshot.period))
      .sort((a, b) => a.seq - b.seq)
      .map(({ code, year, no }) => ({ code, number: { year, no } })),
    check: checkCode(digest),
    published: snapshot.published,
    window: snapshot.window,
    channels: line.channels,
    page: isThere(line.channels, 'page'),
    onBoards: isThere(line.channels, 'board'),
    address: isThere(line.channels, 'qr') ? address : null,
    publicUrl: app.settings.publicUrl,
    group:
      address === null || (line.channels.length > 0 && !line.channels.includes('group'))
        ? null
        : groupText(snapshot, { digest, address }),
    reached: address !== null
  };
};

async function lateQuarterOf(stores: UnitStores, period: string): Promise<string | null> {
  const waiting = await assembliesToPublish(stores);
  return waiting.find((assembly) => assembly.period === period)?.quarter ?? null;
}
