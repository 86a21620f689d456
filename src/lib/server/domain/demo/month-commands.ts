import { addDays, dayIn } from '$lib/calendar';
import type { WrittenEntry } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import { announce } from '../announcements/announce';
import type { App } from '../../app';
import { committeeOn } from '../meetings/committee';
import { recordMeeting } from '../meetings/record-meeting';
import { previewNotice, publishPeriod } from '../notices/publish-period';
import { overviewOf } from '../periods/overview';
import { draftSeal } from '../periods/draft-seal';
import { proposeSeal } from '../periods/propose-seal';
import { sealMonth } from '../periods/seal-month';
import { usualWindow, type hangingWindow } from './meeting-day';
import { demoTimeZone, type SealingPair } from './found-unit';
import { nextMinutes } from './next-minutes';
import type { DemoUnit } from './units/demo-unit';

/**
 * Books what a meeting has decided, and who sat in it.
 * @param away account of a committee member who didn't come; '' for nobody
 * @returns the meeting; null when it decided nothing
 */
export async function bookEntries(
  app: App,
  recorder: Actor,
  entries: WrittenEntry[],
  { month, decided, demo, away }: { month: string; decided: string; demo: DemoUnit; away: string }
): Promise<{ id: string } | null> {
  if (entries.length === 0) return null;
  const minutes = await nextMinutes(await app.read(recorder), demo.decides.minutes, decided);
  const meeting = { date: decided, body: demo.decides.body, minutes };
  await app.runCommand(
    recorder,
    { permission: 'import', key: `demo-book-${demo.code}-${month}` },
    async (stores) => {
      await stores.ledger.append(entries, await stores.decisions.record(meeting));
      return entries.length;
    }
  );
  const committee = committeeOn(await (await app.read(recorder)).accounts.list(), decided);
  const members = committee.map(({ id }) => id).filter((id) => id !== away);
  return recordMeeting(app, recorder, { key: `demo-meeting-${demo.code}-${month}`, ...meeting, members });
}

/**
 * The recorder proposes a month, and the second person seals it with the periods that end with it; those
 * that are usually published are published.
 */
export async function conclude(
  app: App,
  { recorder, second }: SealingPair,
  { code }: DemoUnit,
  { month, last }: { month: string; last: ReturnType<typeof hangingWindow> | null }
): Promise<void> {
  const { shown: figures } = await app.readTransaction(recorder, (stores) => draftSeal(stores, month));
  const asked = { period: month, shown: figures };
  const { proposal } = await proposeSeal(app, recorder, { key: `demo-propose-${code}-${month}`, ...asked });
  await sealMonth(app, second, { key: `demo-seal-${code}-${month}`, proposal, ...asked });
  const { toPublish } = await overviewOf(await app.read(recorder));
  if (last) await hangFor(app, recorder, last.workingDays);
  for (const period of toPublish) {
    const input = { period, lastDay: last?.lastDay ?? addDays(dayIn(demoTimeZone, app.clock()), 7) };
    const { shown } = await previewNotice(app, recorder, input);
    await publishPeriod(app, recorder, { key: `demo-publish-${code}-${period}`, shown, ...input });
  }
  if (last) await hangFor(app, recorder, usualWindow);
}

/** Sets the length of the unit's windows, which notices that hang already keep. */
async function hangFor(app: App, recorder: Actor, publicityDays: number): Promise<void> {
  const key = `demo-window-${recorder.unit}-${publicityDays}`;
  await app.runCommand(recorder, { permission: 'set-unit', key }, async ({ settings, unit }) => {
    await settings.change({ ...unit, publicityDays });
    return null;
  });
}

/** Publishes the announcements of the community's hall. */
export async function hangAnnouncement(app: App, recorder: Actor): Promise<void> {
  const [, month, day] = addDays(dayIn(demoTimeZone, app.clock()), 3).split('-').map(Number);
  await announce(app, recorder, {
    key: 'demo-announce-1',
    title: '开展冬季取暖安全入户检查',
    body: `${month}月${day}日上午九点起，社区干部将逐户查看燃气软管、取暖炉和烟道，不收取任何费用。\n工作人员佩戴工作证，请居民留人在家；不便当天接待的，可到一楼大厅服务台另约时间。`
  });
}
