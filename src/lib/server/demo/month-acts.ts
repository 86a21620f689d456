import { addDays, dayIn } from '$lib/calendar';
import type { Entry } from '$lib/points';
import type { Actor } from '../accounts/actor';
import { announce } from '../announcements/announce';
import type { House } from '../house';
import { previewNotice, publishPeriod } from '../notices/publish-period';
import { overviewOf } from '../periods/overview';
import { draftSeal } from '../periods/draft-seal';
import { proposeSeal } from '../periods/propose-seal';
import { sealMonth } from '../periods/seal-month';
import { timeZone, type Desk } from './found-unit';
import type { DemoUnit } from './units/demo-unit';

/** What a meeting has decided comes into the ledger. */
export async function book(
  house: House,
  recorder: Actor,
  entries: Entry[],
  { month, decided, demo }: { month: string; decided: string; demo: DemoUnit }
): Promise<void> {
  if (entries.length === 0) return;
  await house.act(recorder, { act: 'import', key: `demo-book-${demo.code}-${month}` }, async (stores) => {
    // They meet twice a month: first on the month before, then on the one that isn't over yet.
    const no = Number(decided.slice(5, 7)) * 2 - (decided.startsWith(month) ? 0 : 1);
    const minutes = `${demo.decides.minutes}〔${decided.slice(0, 4)}〕${no}号`;
    const decision = await stores.decisions.record({ date: decided, body: demo.decides.body, minutes });
    await stores.ledger.append(entries, decision);
    return entries.length;
  });
}

/** The recorder proposes a month, the second person seals it with what ends with it; what is usually published is. */
export async function conclude(
  house: House,
  { recorder, second }: Desk,
  { code }: DemoUnit,
  month: string
): Promise<void> {
  const { shown: figures } = await draftSeal(await house.read(recorder), month);
  const asked = { period: month, shown: figures };
  const { proposal } = await proposeSeal(house, recorder, { key: `demo-propose-${code}-${month}`, ...asked });
  await sealMonth(house, second, { key: `demo-seal-${code}-${month}`, proposal, ...asked });
  const { toPublish } = await overviewOf(await house.read(recorder));
  for (const period of toPublish) {
    const input = { period, lastDay: addDays(dayIn(timeZone, house.clock()), 7) };
    const { shown } = await previewNotice(house, recorder, input);
    await publishPeriod(house, recorder, { key: `demo-publish-${code}-${period}`, shown, ...input });
  }
}

/** What hangs in the community's hall besides. */
export async function hang(house: House, recorder: Actor): Promise<void> {
  const [, month, day] = addDays(dayIn(timeZone, house.clock()), 3).split('-').map(Number);
  await announce(house, recorder, {
    key: 'demo-announce-1',
    title: '开展冬季取暖安全入户检查',
    body: `${month}月${day}日上午九点起，社区干部将逐户查看燃气软管、取暖炉和烟道，不收取任何费用。\n工作人员佩戴工作证，请居民留人在家；不便当天接待的，可到一楼大厅服务台另约时间。`
  });
}
