import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, dayIn, firstDay, lastDay } from '$lib/calendar';
import { nextMonth, previousMonth, type Entry, type Subject } from '$lib/points';
import type { Actor, RoleName } from '$lib/server/accounts/actor';
import { grantRole } from '$lib/server/accounts/grant-role';
import { announce } from '$lib/server/announcements/announce';
import { createAccount } from '$lib/server/auth/auth';
import { addBoard } from '$lib/server/boards/add-board';
import { openHouse, type Ground, type House } from '$lib/server/house';
import { workingDayBefore } from '$lib/server/notices/publicity-days';
import { previewNotice, publishPeriod } from '$lib/server/notices/publish-period';
import { draftSeal, sealMonth } from '$lib/server/periods/seal-month';
import { readSettings } from '$lib/server/settings/settings';
import { roleNames } from '$lib/text/role-names';
import { addUnit } from '$lib/server/units/sql-unit';
import { beginDemo, endDemo } from '$lib/server/store/demo-mark';
import { demoAccounts, demoPassword } from '$lib/server/accounts/demo-accounts';
import { monthOfWork } from './month-of-work';
import { demoPeople } from './people';
import { repeatable } from './random';
import { writeSample } from './write-sample';

export { nameOf } from '$lib/server/store/check-postgres';
export { dropDemo, heldIn } from '$lib/server/store/demo-mark';

const timeZone = 'Asia/Shanghai';
const sealedMonths = 11;

export interface Founding {
  dataDir: string;
  /** PostgreSQL instead of the embedded database: an empty one, or it is refused */
  databaseUrl?: string | null;
  publicUrl: string;
  now: Date;
  /** told after each month: done, of */
  progress(done: number, of: number): void;
}

/**
 * Founds the demo community in an empty data folder, or an empty PostgreSQL, and lives through a year with it: the same acts as in the office,
 * on a clock that this moves. Ends with eleven sealed months, an open one, and a notice whose window is open today.
 */
export async function foundDemo({
  dataDir,
  databaseUrl = null,
  publicUrl,
  now,
  progress
}: Founding): Promise<void> {
  const today = dayIn(timeZone, now);
  let clock = now;
  if (databaseUrl !== null) await beginDemo(databaseUrl);
  const ground = await openHouse(
    readSettings({
      DATA_DIR: dataDir,
      PUBLIC_URL: publicUrl,
      SUNBOARD_DEMO: '1',
      ...(databaseUrl !== null && { DATABASE_URL: databaseUrl })
    }),
    { clock: () => clock }
  );
  const open = today.slice(0, 7);
  const first = Array.from({ length: sealedMonths }).reduce<string>((month) => previousMonth(month), open);
  clock = at(firstDay(first), 9);
  const people = demoPeople(open);
  const recorder = await found(ground, people, first);
  const random = repeatable(20260101);

  for (let month = first, done = 0; month <= open; month = nextMonth(month), done += 1) {
    const decided =
      month === open
        ? today
        : month === previousMonth(open)
          ? workingDayBefore(today, 2)
          : meetingAfter(month);
    clock = month === open ? now : at(decided, 15);
    const until = decided < lastDay(month) ? decided : lastDay(month);
    await book(ground.house, recorder, monthOfWork(people, month, until, random), { month, decided });
    if (month !== open) await conclude(ground.house, recorder, month);
    progress(done + 1, sealedMonths + 1);
  }
  await hang(ground.house, recorder);
  const notice = await (await ground.house.read(recorder)).notices.latest();
  await ground.house.close();
  const rolesIn = (roles: readonly RoleName[], locale: 'zh-CN' | 'en', comma: string) =>
    roles.map((role) => roleNames[role]({}, { locale })).join(comma);
  const accounts = demoAccounts.map(({ username, name, roles }) => ({
    username,
    what: `${name} ${rolesIn(roles, 'zh-CN', '、')} / ${rolesIn(roles, 'en', ', ')}`
  }));
  const founded = { day: today, notice: notice?.snapshot.code, accounts, password: demoPassword };
  if (databaseUrl !== null) await endDemo(databaseUrl, JSON.stringify(founded));
  await fillFolder(dataDir, JSON.stringify(founded));
}

/**
 * Writes what a demo has beside its database: the sample workbook, and last of all `founded`, without which the next
 * start knows that this one was interrupted.
 */
export async function fillFolder(dataDir: string, founded: string): Promise<void> {
  const { day, ...rest }: { day: string } = JSON.parse(founded);
  const month = day.slice(0, 7);
  const sample = join(dataDir, `${month}.xlsx`);
  await writeSample(sample, { people: demoPeople(month), month, today: day });
  writeFileSync(join(dataDir, 'founded'), JSON.stringify({ day, ...rest, sample }));
}

/** Five past a full hour in the unit's zone. China has no summer time. */
function at(day: string, hour: number): Date {
  return new Date(`${day}T${String(hour).padStart(2, '0')}:05:00+08:00`);
}

/** The committee meets early in the month after, on the last working day before the 12th. */
function meetingAfter(month: string): string {
  return workingDayBefore(addDays(lastDay(month), 12), 1);
}

async function found({ house, store }: Ground, people: Subject[], first: string): Promise<Actor> {
  const unit = await addUnit(store, {
    name: '阳光社区',
    parent: '青穗街道',
    scheme: 'community-cadres',
    timeZone,
    firstPeriod: first,
    masked: false,
    publicityDays: 5,
    objections: {
      who: '纪检专干 方敏',
      where: '社区服务中心二楼 205 室',
      when: '周一至周五 9:00—17:00',
      answerDays: 5
    }
  });
  await addBoard(store, { code: 'demo', unit, name: '一楼大厅' });
  const recorder: Actor = {
    account: 'founding',
    session: null,
    name: '演示',
    unit,
    roles: ['recorder'],
    subject: null
  };
  await house.act(recorder, { act: 'import', key: 'demo-roster' }, async (stores) => {
    await stores.roster.save(people);
    return null;
  });
  for (const { roles, subject, ...account } of demoAccounts) {
    const id = await createAccount(house.auth, { ...account, password: demoPassword });
    for (const role of roles) {
      await grantRole(store, {
        account: id,
        unit,
        role,
        subject: role === 'member' ? subject : null,
        from: firstDay(first)
      });
    }
  }
  return recorder;
}

async function book(
  house: House,
  recorder: Actor,
  entries: Entry[],
  { month, decided }: { month: string; decided: string }
): Promise<void> {
  await house.act(recorder, { act: 'import', key: `demo-book-${month}` }, async (stores) => {
    // The committee meets twice a month: first on the month before, then on the one that isn't over yet.
    const no = Number(decided.slice(5, 7)) * 2 - (decided.startsWith(month) ? 0 : 1);
    const minutes = `两委会议纪要〔${decided.slice(0, 4)}〕${no}号`;
    const decision = await stores.decisions.record({ date: decided, body: '两委会', minutes });
    await stores.ledger.append(entries, decision);
    return entries.length;
  });
}

async function conclude(house: House, recorder: Actor, month: string): Promise<void> {
  const { shown: figures } = await draftSeal(await house.read(recorder), month);
  await sealMonth(house, recorder, { key: `demo-seal-${month}`, period: month, shown: figures });
  const input = { period: month, lastDay: addDays(dayIn(timeZone, house.clock()), 7) };
  const { shown } = await previewNotice(house, recorder, input);
  await publishPeriod(house, recorder, { key: `demo-publish-${month}`, shown, ...input });
}

async function hang(house: House, recorder: Actor): Promise<void> {
  const [, month, day] = addDays(dayIn(timeZone, house.clock()), 3).split('-').map(Number);
  await announce(house, recorder, {
    key: 'demo-announce-1',
    title: '开展冬季取暖安全入户检查',
    body: `${month}月${day}日上午九点起，社区干部将逐户查看燃气软管、取暖炉和烟道，不收取任何费用。\n工作人员佩戴工作证，请居民留人在家；不便当天接待的，可到一楼大厅服务台另约时间。`
  });
}
