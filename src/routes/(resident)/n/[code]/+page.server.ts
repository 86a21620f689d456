import { nextMidnight } from '$lib/server/platform/time/midnight';
import { reachable } from '$lib/server/platform/settings/public-address';
import { dayIn } from '$lib/calendar';
import { needNotice } from './need-notice';

/** Shows a published notice of either kind. */
export async function load({ locals, params }) {
  const { app } = locals;
  const { unit, digest, notice } = await needNotice(locals, params.code);
  const now = app.clock();
  locals.pageLifetime = { changedBy: { unit: unit.id }, until: nextMidnight(now, unit.timeZone) };
  return {
    digest,
    notice,
    status: await app.public.noticeStatus(unit.id, params.code),
    today: dayIn(unit.timeZone, now),
    timeZone: unit.timeZone,
    address: reachable(app.settings, `/n/${params.code}`)
  };
}
