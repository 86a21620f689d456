import { checkCode, windowState } from '$lib/notice';
import { may } from '$lib/server/accounts/actor';
import { dayIn } from '$lib/calendar';
import { officeActor } from '../office-actor';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event);
  const { house } = event.locals;
  const stores = await house.read(actor);
  const today = dayIn(stores.unit.timeZone, house.clock());
  const notices = await stores.notices.list();
  const seals = await stores.periods.seals();
  const last = seals[seals.length - 1]?.period ?? null;
  return {
    toPublish:
      may(actor, 'publish') && last !== null && !notices.some(({ period }) => period === last) ? last : null,
    notices: notices.map(({ code, digest, period, year, no, published, lastDay }) => ({
      code,
      check: checkCode(digest),
      period,
      year,
      no,
      published,
      lastDay,
      open: windowState([lastDay], today).kind === 'open'
    }))
  };
};
