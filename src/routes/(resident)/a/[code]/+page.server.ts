import { isOver } from '$lib/server/domain/announcements/announcements';
import { nextMidnight } from '$lib/server/platform/time/midnight';
import { reachable } from '$lib/server/platform/settings/public-address';
import { filesView } from '../../../announcement-view';
import { refuse } from '../../../refuse';

/**
 * Shows a published announcement; 404 for an unknown code, and before its time. Of one whose time is over it says what it was and
 * whom to ask, without its text: paper that names it hangs longer. One that was taken down is gone (410).
 */
export async function load({ locals, params }) {
  const { app } = locals;
  const found = await app.public.announcementByCode(params.code);
  const now = app.clock();
  // An announcement whose time hasn't come answers 404. That answer isn't cached, so the page appears on
  // time.
  if (!found || Date.parse(found.announcement.published) > now.getTime()) refuse(404, 'not-found');
  const { unit, asked, announcement } = found;
  const { until, title, body, year, no, published, changed, files } = announcement;
  const midnight = nextMidnight(now, unit.timeZone);
  const ends = until === null || isOver(announcement, now) ? midnight : new Date(until);
  locals.pageLifetime = { changedBy: { unit: unit.id }, until: ends < midnight ? ends : midnight };
  if (announcement.withdrawn !== null) refuse(410, 'withdrawn');
  const { id: _, ...shown } = unit;
  if (until !== null && isOver(announcement, now))
    return { kind: 'over' as const, unit: shown, asked, announcement: { title, year, no, published, until } };
  return {
    kind: 'hangs' as const,
    unit: shown,
    announcement: {
      title,
      body,
      year,
      no,
      published,
      until,
      // Changes made before the announcement was published were read by nobody, so they aren't mentioned.
      changed: changed !== null && Date.parse(changed) > Date.parse(published) ? changed : null
    },
    ...filesView(files),
    address: reachable(app.settings, `/a/${params.code}`)
  };
}
