import { nextMidnight } from '$lib/server/front/midnight';
import { reachable } from '$lib/server/public-address';
import { dayIn } from '$lib/calendar';
import { needNotice } from './need-notice';

export async function load({ locals, params }) {
  const { house } = locals;
  const { unit, digest, notice } = await needNotice(locals, params.code);
  const now = house.clock();
  locals.shelf = { unit: unit.id, until: nextMidnight(now, unit.timeZone) };
  return {
    digest,
    notice,
    standing: await house.public.noticeStanding(unit.id, params.code),
    today: dayIn(unit.timeZone, now),
    timeZone: unit.timeZone,
    address: reachable(house.settings, `/n/${params.code}`)
  };
}
