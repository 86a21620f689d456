import { checkCode } from '$lib/notice';
import { may } from '$lib/server/accounts/actor';
import { overviewOf } from '$lib/server/periods/overview';
import { dayIn } from '$lib/calendar';
import { officeActor } from '../office-actor';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event);
  const { house } = event.locals;
  const stores = await house.read(actor);
  const today = dayIn(stores.unit.timeZone, house.clock());
  const notices = await stores.notices.list();
  const { toPublish } = await overviewOf(stores);
  return {
    toPublish: may(actor, 'publish') ? toPublish : null,
    notices: notices.map(({ code, digest, period, year, no, published, lastDay }) => ({
      code,
      check: checkCode(digest),
      period,
      year,
      no,
      published,
      lastDay,
      open: today <= lastDay
    }))
  };
};
