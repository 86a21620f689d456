import { nextMidnight } from '$lib/server/front/midnight';
import { Problem } from '$lib/server/problem';
import { reachable } from '$lib/server/public-address';
import { dayIn } from '$lib/calendar';
import { error } from '@sveltejs/kit';

export async function load({ locals, params }) {
  const { house } = locals;
  const found = await house.public.noticeByCode(params.code).catch((fault: unknown) => {
    if (!(fault instanceof Problem)) throw fault;
    house.log.error({ notice: params.code, code: fault.code }, 'notice');
    error(fault.status, { message: fault.code, code: fault.code });
  });
  if (!found) error(404, { message: 'no such notice', code: 'not-found' });
  const { unit, digest, snapshot } = found;
  const now = house.clock();
  locals.shelf = { unit: unit.id, until: nextMidnight(now, unit.timeZone) };
  return {
    digest,
    snapshot,
    today: dayIn(unit.timeZone, now),
    timeZone: unit.timeZone,
    address: reachable(house.settings, `/n/${params.code}`)
  };
}
