import { checkCode, isThere } from '$lib/notice';
import { may } from '$lib/server/accounts/actor';
import { overviewOf } from '$lib/server/periods/overview';
import { confirmation } from '$lib/server/objections/notice-standing';
import { reachable } from '$lib/server/public-address';
import { dayIn } from '$lib/calendar';
import { officeActor } from '../office-actor';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event);
  const { house } = event.locals;
  const stores = await house.read(actor);
  const today = dayIn(stores.unit.timeZone, house.clock());
  const supplements = await stores.notices.supplements();
  const notices = [...(await stores.notices.list()), ...supplements].sort(
    (a, b) => b.year - a.year || b.no - a.no
  );
  const { timeZone } = stores.unit;
  const told = { objections: await stores.objections.list(), supplements, today, timeZone };
  const { toPublish, mayPublish } = await overviewOf(stores);
  return {
    toPublish: may(actor, 'publish') ? toPublish : [],
    mayPublish: may(actor, 'publish') ? mayPublish : [],
    /** Whether the printed notice bears a QR code; if not, the address that residents' phones don't get to. */
    scannable: reachable(house.settings, '/') !== null,
    publicUrl: house.settings.publicUrl,
    notices: notices.map(({ code, digest, period, year, no, published, lastDay, channels, ...more }) => ({
      code,
      check: checkCode(digest),
      period,
      year,
      no,
      published,
      lastDay,
      page: isThere(channels, 'page'),
      mends: 'corrects' in more,
      ...confirmation({ code, lastDay }, told)
    }))
  };
};
