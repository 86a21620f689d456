import {
  addDays,
  dayIn,
  firstDay,
  lastDay,
  monthOf,
  previousMonth,
  monthsFrom,
  monthNumber,
  wholeYear
} from '$lib/calendar';
import { isInForce } from '$lib/points';
import type { AppWithStore } from '../../app';
import { holidaysOf } from '../holidays/built-in';
import { confirmMeeting } from '../meetings/confirm-meeting';
import { workingDayBefore } from '../notices/publicity-days';
import { builtInScheme } from '$lib/schemes';
import { demoScheme } from './demo-accounts';
import { foundUnit, demoTimeZone, type SealingPair, type FoundedDemo } from './found-unit';
import { bookEntries, conclude, hangAnnouncement } from './month-commands';
import { hangingWindow, meetingDay } from './meeting-day';
import { repeatable } from './random';
import { correctInTime, decideYear, fileInTime, holdTalks } from './units/after-sealing';
import type { DemoUnit } from './units/demo-unit';
import { holderOf } from './units/member-of';

interface Life {
  demo: DemoUnit;
  first: string;
  /** null: not founded yet */
  dashboard: SealingPair | null;
  random: () => number;
}

/**
 * Replays the units' past month by month, all units in each, with the same commands as in the office and on
 * a clock that this moves. The month of `now` stays open, and the notice before it has its window open.
 * @param setClock moves the app's clock
 * @param progress called after each month with the months done and their total
 * @returns the code of the first unit's newest notice
 */
export async function liveThrough(
  appWithStore: AppWithStore,
  units: readonly DemoUnit[],
  now: Date,
  setClock: (to: Date) => void,
  progress: (done: number, of: number) => void
): Promise<{ notice: string | undefined }> {
  const today = dayIn(demoTimeZone, now);
  const open = monthOf(today);
  const lives = units.map((demo): Life => ({
    demo,
    first: monthsBefore(open, demo.past(open)),
    dashboard: null,
    random: repeatable(20260101)
  }));
  const founded: FoundedDemo = { units: new Map(), accounts: new Map() };
  const start = lives.map(({ first }) => first).sort()[0] ?? open;
  const months = monthsFrom(start, open);
  for (const [done, month] of months.entries()) {
    for (const life of lives)
      if (month >= life.first)
        await liveMonth(appWithStore, life, { month, open, today, now, setClock, founded });
    progress(done + 1, months.length);
  }
  const [{ dashboard } = { dashboard: null }] = lives;
  if (!dashboard) return { notice: undefined };
  const { recorder } = dashboard;
  await hangAnnouncement(appWithStore.app, recorder);
  const latest = await (await appWithStore.app.read(recorder)).notices.latest();
  return { notice: latest?.snapshot.code };
}

async function liveMonth(
  appWithStore: AppWithStore,
  life: Life,
  {
    month,
    open,
    today,
    now,
    setClock,
    founded
  }: { month: string; open: string; today: string; now: Date; setClock(to: Date): void; founded: FoundedDemo }
): Promise<void> {
  const { demo, first, random } = life;
  if (month === first) {
    setClock(at(firstDay(first), 9));
    life.dashboard = await foundUnit(appWithStore, demo, { first, open, founded });
  }
  const { dashboard } = life;
  const scheme = builtInScheme(demoScheme(demo.code));
  // C was a trial of one year, renewed until 2026: its ledger ends there.
  if (!dashboard || !scheme || !isInForce(scheme, firstDay(month))) return;
  const decided =
    month === open
      ? today
      : month === previousMonth(open)
        ? lastMeeting(meetingDay(month, demo.meetsBy), today)
        : meetingDay(month, demo.meetsBy);
  const { recorder } = dashboard;
  setClock(month === open ? now : at(decided, 15));
  const until = decided < lastDay(month) ? decided : lastDay(month);
  const people = demo.people(open);
  const entries = demo.month({ people, month, until, random });
  const { app } = appWithStore;
  const { second } = dashboard;
  // The investigator of objections to the newest notice stays away from its meeting, to have no part in it.
  const away = month === previousMonth(open) ? second.account : '';
  const meeting = await bookEntries(app, recorder, entries, { month, decided, demo, away });
  const member = await holderOf(app, recorder, 'committee');
  if (meeting && member && month < open && member.account !== away)
    await confirmMeeting(app, member, {
      key: `demo-confirm-${demo.code}-${month}`,
      meeting: meeting.id,
      agrees: true,
      words: ''
    });
  if (month === open) {
    await demo.declares?.(app, recorder);
    return;
  }
  await demo.meets?.({ app, recorder, month, people, random });
  const last = month === previousMonth(open) ? hangingWindow(decided, today) : null;
  await conclude(app, dashboard, demo, { month, last });
  // The windows end a week after the meeting or two, so periods are filed before the month is over.
  const filing = addDays(decided, 9);
  if (filing >= today) return;
  setClock(at(filing, 10));
  // By now there was time to object.
  if (monthNumber(month) === 12) {
    await decideYear(app, recorder, { year: wholeYear(month), decides: demo.decides });
    await holdTalks(app, recorder);
  }
  await correctInTime(app, recorder);
  await fileInTime(app, recorder, { keepsLast: demo.asks ?? false });
  await demo.follows?.(app, recorder);
}

function monthsBefore(open: string, count: number): string {
  return Array.from({ length: count }).reduce<string>((month) => previousMonth(month), open);
}

/** Five past a full hour in the unit's zone. China has no summer time. */
function at(day: string, hour: number): Date {
  return new Date(`${day}T${String(hour).padStart(2, '0')}:05:00+08:00`);
}

/** A demo that is founded in a month's first days has the meeting before its day. */
function lastMeeting(day: string, today: string): string {
  const before = workingDayBefore(holidaysOf, today, 2);
  return day <= before ? day : before;
}
