import { addDays, dayIn, countDays, lastDay } from '$lib/calendar';
import { checkCode, windowState } from '$lib/notice';
import { may } from '$lib/server/accounts/actor';
import { redirect } from '@sveltejs/kit';
import { officeActor } from './office-actor';
import type { PageServerLoad } from './$types';

/** Where the unit's month stands, and what is to be done next. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event);
  // Who writes announcements or looks after accounts has no business with anybody's points.
  if (!may(actor, 'see-ledger'))
    redirect(303, may(actor, 'announce') ? '/office/announcements' : '/office/notices');
  const { house } = event.locals;
  const stores = await house.read(actor);
  const today = dayIn(stores.unit.timeZone, house.clock());
  const open = await stores.periods.open();
  const seals = await stores.periods.seals();
  const notices = await stores.notices.list();
  const byPeriod = new Map(notices.map((notice) => [notice.period, notice]));
  const last = seals[seals.length - 1]?.period ?? null;
  const entries = await stores.ledger.entries();
  const latest = await stores.notices.latest();
  const ends = lastDay(open);

  const months = await Promise.all(
    [...seals].reverse().map(async ({ period, sealed }) => {
      const notice = byPeriod.get(period);
      const results = await stores.periods.results(period);
      return {
        period,
        sealed,
        ranked: results.filter(({ rank }) => rank !== null).length,
        entries: entries.filter((entry) => entry.period === period).length,
        notice: notice
          ? { code: notice.code, year: notice.year, no: notice.no, check: checkCode(notice.digest) }
          : null
      };
    })
  );
  return {
    today,
    open,
    ends,
    /** days of the open month that are still to come, today included */
    daysLeft: Math.max(0, countDays(today, ends)),
    begun: open <= today.slice(0, 7),
    afterEnd: addDays(ends, 1),
    entries: entries.filter(({ period }) => period === open).length,
    people: (await stores.roster.list()).length,
    /** the month sealed last, while nobody can see it yet */
    toPublish: last !== null && !byPeriod.has(last) ? last : null,
    publicity: latest && {
      period: latest.snapshot.period,
      code: latest.snapshot.code,
      check: checkCode(latest.digest),
      first: latest.snapshot.window[0] ?? '',
      ...windowState(latest.snapshot.window, today)
    },
    months,
    sealed: event.url.searchParams.get('sealed'),
    published: event.url.searchParams.get('published')
  };
};
