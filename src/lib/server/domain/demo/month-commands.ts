import { addDays, dayIn, yearOf, monthNumber } from '$lib/calendar';
import type { WrittenEntry } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import { announce } from '../announcements/announce';
import type { App } from '../../app';
import { previewNotice, publishPeriod } from '../notices/publish-period';
import { overviewOf } from '../periods/overview';
import { draftSeal } from '../periods/draft-seal';
import { proposeSeal } from '../periods/propose-seal';
import { sealMonth } from '../periods/seal-month';
import { demoTimeZone, type SealingPair } from './found-unit';
import type { DemoUnit } from './units/demo-unit';

/** Books what a meeting has decided. */
export async function bookEntries(
  app: App,
  recorder: Actor,
  entries: WrittenEntry[],
  { month, decided, demo }: { month: string; decided: string; demo: DemoUnit }
): Promise<void> {
  if (entries.length === 0) return;
  await app.runCommand(
    recorder,
    { permission: 'import', key: `demo-book-${demo.code}-${month}` },
    async (stores) => {
      // The committee meets twice a month: first on the month before, then on the one that isn't over yet.
      const no = monthNumber(decided) * 2 - (decided.startsWith(month) ? 0 : 1);
      const minutes = `${demo.decides.minutes}〔${yearOf(decided)}〕${no}号`;
      const decision = await stores.decisions.record({ date: decided, body: demo.decides.body, minutes });
      await stores.ledger.append(entries, decision);
      return entries.length;
    }
  );
}

/**
 * The recorder proposes a month, and the second person seals it with the periods that end with it; those
 * that are usually published are published.
 */
export async function conclude(
  app: App,
  { recorder, second }: SealingPair,
  { code }: DemoUnit,
  month: string
): Promise<void> {
  const { shown: figures } = await app.readTransaction(recorder, (stores) => draftSeal(stores, month));
  const asked = { period: month, shown: figures };
  const { proposal } = await proposeSeal(app, recorder, { key: `demo-propose-${code}-${month}`, ...asked });
  await sealMonth(app, second, { key: `demo-seal-${code}-${month}`, proposal, ...asked });
  const { toPublish } = await overviewOf(await app.read(recorder));
  for (const period of toPublish) {
    const input = { period, lastDay: addDays(dayIn(demoTimeZone, app.clock()), 7) };
    const { shown } = await previewNotice(app, recorder, input);
    await publishPeriod(app, recorder, { key: `demo-publish-${code}-${period}`, shown, ...input });
  }
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
