import { randomUUID } from 'node:crypto';
import { addDays, dayIn, firstDay, yearOf } from '$lib/calendar';
import type { Actor, RoleName } from '$lib/server/platform/access/actor';
import { grantRole } from '$lib/server/domain/accounts/grant-role';
import { createAccount } from '$lib/server/platform/auth/auth';
import { demoPassword } from '$lib/server/domain/demo/demo-accounts';
import type { ClaimFields } from '$lib/server/domain/claims/claim';
import { createApp, type AppWithStore } from '$lib/server/app';
import type { Settings } from '$lib/server/platform/settings/settings';
import { addUnit } from '$lib/server/domain/units/sql-unit';

/** A unit with people who may all sign in, and a recorder. It is made-up data. */
export interface BenchUnit extends AppWithStore {
  today: string;
  recorder: Actor;
  members: Actor[];
  /** stores claims as if they had been declared one after the other; resolves to their ids */
  declared(count: number, basis: string): Promise<string[]>;
}

export const recorderName = 'benchrecorder';

/**
 * Makes a unit to measure on.
 * @param people how many
 * @param firstPeriod the unit's first month; by default December of the year before
 */
export async function benchUnit(
  settings: Settings,
  people: number,
  firstPeriod = `${new Date().getFullYear() - 1}-12`
): Promise<BenchUnit> {
  const appWithStore = await createApp(settings);
  const { app, store } = appWithStore;
  const today = dayIn('Asia/Shanghai', new Date());
  const id = await addUnit(store, {
    name: '量度社区',
    parent: '量度街道',
    scheme: 'community-cadres',
    timeZone: 'Asia/Shanghai',
    firstPeriod,
    masked: false,
    publicityDays: 5,
    objections: { who: '记录员', where: '一楼', when: '工作日', answerDays: 5 }
  });
  const actor = (account: string, role: RoleName, subject: string | null = null): Actor => ({
    account,
    session: null,
    name: account,
    unit: id,
    roles: [role],
    subject
  });
  const founder = actor('founder', 'recorder');
  const subjects = Array.from({ length: people }, (_, at) => `u${at + 1}`);
  await app.runCommand(founder, { permission: 'import', key: 'bench-found-it' }, async (stores) => {
    await stores.roster.save(
      subjects.map((id) => ({ id, name: `量度${id}`, pool: '', group: '', from: null, to: null }))
    );
    for (const subject of subjects) {
      await stores.accounts.add({ id: `m-${subject}`, username: `m-${subject}`, name: subject });
      const role = { role: 'member', subject, from: firstDay(firstPeriod), to: null, by: null } as const;
      await stores.accounts.give({ account: `m-${subject}`, ...role });
    }
    return null;
  });
  const named = { username: recorderName, name: '记录员', password: demoPassword };
  const account = await createAccount(app.auth, named);
  await grantRole(store, { account, unit: id, role: 'recorder', subject: null, from: firstDay(firstPeriod) });
  return {
    ...appWithStore,
    today,
    recorder: actor(account, 'recorder'),
    members: subjects.map((subject) => actor(`m-${subject}`, 'member', subject)),
    declared: (count, basis) =>
      app.runCommand(founder, { permission: 'import', key: randomUUID() }, async ({ claims }) => {
        const ids: string[] = [];
        for (let at = 0; at < count; at += 1) {
          const subject = subjects[at % people] ?? '';
          const fields: ClaimFields = {
            item: 'mediation',
            date: addDays(today, -(at % 20)),
            quantity: 1,
            value: '',
            matterText: `第${at}件`,
            basis: `${basis}${at}号`,
            story: '当天签了协议，双方都满意。'
          };
          const by = { way: 'own', account: `m-${subject}`, paper: '' } as const;
          ids.push((await claims.declare({ year: yearOf(today), subject, fields, ...by })).id);
        }
        return ids;
      })
  };
}
