import { nextMidnight } from '$lib/server/platform/time/midnight';
import { reachable } from '$lib/server/platform/settings/public-address';
import { dayIn } from '$lib/calendar';
import { needNotice } from './need-notice';

/** Shows a published notice of either kind. */
export async function load({ locals, params }) {
  const { app } = locals;
  const { unit, digest, notice } = await needNotice(locals, params.code);
  const shown = notice.format === 1 ? await app.public.noticeAsCorrected({ digest, snapshot: notice }) : null;
  const now = app.clock();
  locals.pageLifetime = { changedBy: { unit: unit.id }, until: nextMidnight(now, unit.timeZone) };
  return {
    digest: shown?.digest ?? digest,
    notice: shown?.snapshot ?? notice,
    /** names the notice as it was published first, where corrections have changed it since */
    published: shown && shown.digest !== digest ? digest : null,
    status: await app.public.noticeStatus(unit.id, params.code),
    today: dayIn(unit.timeZone, now),
    timeZone: unit.timeZone,
    address: reachable(app.settings, `/n/${params.code}`)
  };
}
