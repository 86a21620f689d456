import { isOver } from '$lib/server/announcements/announcements';
import { nextMidnight } from '$lib/server/front/midnight';
import { reachable } from '$lib/server/public-address';
import { error } from '@sveltejs/kit';
import { filesView } from '../../../announcement-view';

export async function load({ locals, params }) {
  const { house } = locals;
  const found = await house.public.announcementByCode(params.code);
  const now = house.clock();
  // What is still to come isn't there yet: its page is asked for anew each time.
  if (!found || Date.parse(found.announcement.published) > now.getTime())
    error(404, { message: 'no such announcement', code: 'not-found' });
  const { unit, announcement } = found;
  const { until, title, body, year, no, published, changed, files } = announcement;
  const midnight = nextMidnight(now, unit.timeZone);
  const ends = until === null || isOver(announcement, now) ? midnight : new Date(until);
  locals.shelf = { unit: unit.id, until: ends < midnight ? ends : midnight };
  if (isOver(announcement, now)) error(410, { message: 'taken down', code: 'withdrawn' });
  const { id: _, ...shown } = unit;
  return {
    unit: shown,
    announcement: {
      ...{ title, body, year, no, published, until },
      // Before it hung nobody had read it otherwise.
      changed: changed !== null && Date.parse(changed) > Date.parse(published) ? changed : null
    },
    ...filesView(files),
    address: reachable(house.settings, `/a/${params.code}`)
  };
}
