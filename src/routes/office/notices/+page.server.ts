import { checkCode, isThere } from '$lib/notice';
import { may } from '$lib/server/platform/access/actor';
import { overviewOf } from '$lib/server/domain/periods/overview';
import { confirmation, statusParams } from '$lib/server/domain/objections/notice-status';
import { restoredLately } from '$lib/server/domain/restorations/restored-lately';
import { reachable } from '$lib/server/platform/settings/public-address';
import { dayIn } from '$lib/calendar';
import { firstPageDeadlines } from '../front-page/unit-deadlines';
import { officeActor } from '../office-actor';
import type { PageServerLoad } from './$types';

/** Lists the unit's published notices. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event);
  const { app } = event.locals;
  const stores = await app.read(actor);
  const today = dayIn(stores.unit.timeZone, app.clock());
  const reported = await statusParams(stores, today);
  const notices = [...(await stores.notices.list()), ...reported.supplements].sort((a, b) => b.seq - a.seq);
  const { toPublish, mayPublish } = await overviewOf(stores);
  const digests = await stores.notices.digestsAsCorrected();
  return {
    deadlines: await firstPageDeadlines(actor, stores, app.clock()),
    /** told to those alone whose first page this is */
    restored: may(actor, 'see-ledger') ? [] : await restoredLately(stores, app.clock()),
    toPublish: may(actor, 'publish') ? toPublish : [],
    mayPublish: may(actor, 'publish') ? mayPublish : [],
    /**
     * Whether the printed notice gets a QR code; if not, `publicUrl` is the address that residents' phones
     * can't reach.
     */
    scannable: reachable(app.settings, '/') !== null,
    publicUrl: app.settings.publicUrl,
    notices: notices.map(({ code, digest, period, year, no, published, lastDay, channels, ...more }) => ({
      code,
      /** the check code that boards, paper and public page show now */
      check: checkCode(digests.get(code) ?? digest),
      period,
      year,
      no,
      published,
      lastDay,
      page: isThere(channels, 'page'),
      isSupplement: 'corrects' in more,
      ...confirmation({ code, lastDay }, reported)
    }))
  };
};
