import { addDays, dayIn, firstDay, lastDay } from '$lib/calendar';
import { isInForce, nextMonth, previousMonth } from '$lib/points';
import type { Ground } from '../house';
import { holidaysOf } from '../holidays/built-in';
import { workingDayBefore } from '../notices/publicity-days';
import { builtInScheme } from '$lib/schemes';
import { foundUnit, timeZone, type Desk, type Founded } from './found-unit';
import { book, conclude, hang } from './month-acts';
import { repeatable } from './random';
import { fileInTime } from './units/after-sealing';
import type { DemoUnit } from './units/demo-unit';

interface Life {
  demo: DemoUnit;
  first: string;
  /** null: not founded yet */
  desk: Desk | null;
  random: () => number;
}

/**
 * Lives through the units' past, month by month and all of them in each: the same acts as in the office, on a clock
 * that this moves. The month of `now` stays open; the notice before it has its window open.
 *
 * @param setClock moves the house's clock
 * @param progress told after each month: done, of
 * @returns the code of the first unit's newest notice
 */
export async function liveThrough(
  ground: Ground,
  units: readonly DemoUnit[],
  now: Date,
  setClock: (to: Date) => void,
  progress: (done: number, of: number) => void
): Promise<{ notice: string | undefined }> {
  const today = dayIn(timeZone, now);
  const open = today.slice(0, 7);
  const lives = units.map((demo): Life => ({
    demo,
    first: monthsBefore(open, demo.past(open)),
    desk: null,
    random: repeatable(20260101)
  }));
  const founded: Founded = { units: new Map(), accounts: new Map() };
  const start = lives.map(({ first }) => first).sort()[0] ?? open;
  const months = monthsTo(start, open);
  for (const [done, month] of months.entries()) {
    for (const life of lives)
      if (month >= life.first) await liveMonth(ground, life, { month, open, today, now, setClock, founded });
    progress(done + 1, months.length);
  }
  const [{ desk } = { desk: null }] = lives;
  if (!desk) return { notice: undefined };
  const { recorder } = desk;
  await hang(ground.house, recorder);
  const latest = await (await ground.house.read(recorder)).notices.latest();
  return { notice: latest?.snapshot.code };
}

async function liveMonth(
  ground: Ground,
  life: Life,
  {
    month,
    open,
    today,
    now,
    setClock,
    founded
  }: { month: string; open: string; today: string; now: Date; setClock(to: Date): void; founded: Founded }
): Promise<void> {
  const { demo, first, random } = life;
  if (month === first) {
    setClock(at(firstDay(first), 9));
    life.desk = await foundUnit(ground, demo, { first, open, founded });
  }
  const { desk } = life;
  const scheme = builtInScheme(demo.scheme);
  // C was a trial of one year, renewed until 2026: its ledger ends there.
  if (!desk || !scheme || !isInForce(scheme, firstDay(month))) return;
  const decided =
    month === open
      ? today
      : month === previousMonth(open)
        ? workingDayBefore(holidaysOf, today, 2)
        : meetingAfter(month);
  const { recorder } = desk;
  setClock(month === open ? now : at(decided, 15));
  const until = decided < lastDay(month) ? decided : lastDay(month);
  const people = demo.people(open);
  const entries = demo.month({ people, month, until, random });
  await book(ground.house, recorder, entries, { month, decided, demo });
  if (month === open) {
    await demo.declares?.(ground.house, recorder);
    return;
  }
  await demo.meets?.({ house: ground.house, recorder, month, people, random });
  await conclude(ground.house, desk, demo, month);
  // The windows end a week after the meeting: what is to be filed is, well before the month is over.
  const filing = addDays(decided, 9);
  if (filing >= today) return;
  setClock(at(filing, 10));
  await fileInTime(ground.house, recorder, { keepsLast: demo.asks ?? false });
}

function monthsBefore(open: string, count: number): string {
  return Array.from({ length: count }).reduce<string>((month) => previousMonth(month), open);
}

function monthsTo(first: string, last: string): string[] {
  const months = [first];
  for (let month = first; month < last; months.push(month)) month = nextMonth(month);
  return months;
}

/** Five past a full hour in the unit's zone. China has no summer time. */
function at(day: string, hour: number): Date {
  return new Date(`${day}T${String(hour).padStart(2, '0')}:05:00+08:00`);
}

/** They meet early in the month after, on the last working day before the 12th. */
function meetingAfter(month: string): string {
  return workingDayBefore(holidaysOf, addDays(lastDay(month), 12), 1);
}
