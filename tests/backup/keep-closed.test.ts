import { createAccount } from '$lib/server/platform/auth/auth';
import { describeStore } from '$lib/server/platform/backup/contents/describe-store';
import { sealBackup } from '$lib/server/platform/backup/assemble';
import { copyStore } from '$lib/server/platform/backup/move/move-store';
import { adoptRestored } from '$lib/server/platform/backup/postgres-backup';
import { grantRole } from '$lib/server/domain/accounts/grant-role';
import { atOneMoment } from '$lib/server/platform/store/at-one-moment';
import { openPostgres } from '$lib/server/platform/store/postgres/open-postgres';
import type { Store } from '$lib/server/platform/store/open-store';
import type { Tables } from '$lib/server/platform/store/tables/tables';
import { hashPassword } from 'better-auth/crypto';
import { sql, type Kysely } from 'kysely';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { testApp, type TestApp } from '../contract/test-app';
import { postgres } from '../contract/stores';
import { freshDatabase } from '../postgres/fresh-database';
import { publishedApp, later, version } from './published-app';

const ending: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

interface Opened {
  account: string;
  board: string;
}

/** Makes an account with a role, two passkeys and a calendar's address, a paired board, and a text. */
async function open(here: TestApp): Promise<Opened> {
  const { store, app, operator } = here;
  const account = await createAccount(app.auth, {
    username: 'liming',
    name: '李明',
    password: 'yangguang-2026'
  });
  for (const role of ['recorder', 'editor'] as const)
    await grantRole(store, { account, unit: operator.unit, role, subject: null, from: '2026-01-01' });
  for (const id of ['kept', 'dropped']) await passkey(store, id, account);
  await store
    .insertInto('calendar_link')
    .values({
      digest: 'calendar',
      unit_id: operator.unit,
      account_id: account,
      feed: 'office',
      made_at: '2026-10-01T00:00:00Z'
    })
    .execute();
  return { account, board: (await here.pair('一楼大厅')).board };
}

const passkey = (store: Store, id: string, account: string) =>
  sql`insert into auth_passkey (id, name, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp")
    values (${id}, '', 'none', ${account}, ${id}, 0, 'singleDevice', '0')`.execute(store);

/** Closes everything except one role and one passkey; the new password has to be changed. */
async function close({ store, app, operator }: TestApp, { account, board }: Opened): Promise<void> {
  const { accounts } = await app.read(operator);
  const [role] = await store.selectFrom('role').where('role', '=', 'recorder').select('id').execute();
  await accounts.end(role?.id ?? '', '2026-10-04', 'operator');
  await accounts.setPassword(account, await hashPassword('handed over'), '2026-10-12T00:00:00.000Z');
  await accounts.dropPasskeys(account, 'dropped');
  await store
    .updateTable('board')
    .set({ revoked_at: later.toISOString() })
    .where('code', '=', board)
    .execute();
  await store.updateTable('calendar_link').set({ ended_at: later.toISOString() }).execute();
  await store.deleteFrom('entry_text').execute();
}

const all = { roles: 1, boards: 1, calendars: 1, passwords: 1, passkeys: 1 };

async function expectClosed(store: Store, { account, board }: Opened): Promise<void> {
  const roles = await store.selectFrom('role').select(['role', 'to_date', 'ended_by']).execute();
  expect(roles.find(({ role }) => role === 'recorder')).toMatchObject({
    to_date: '2026-10-04',
    ended_by: 'operator'
  });
  expect(roles.find(({ role }) => role === 'editor')).toMatchObject({ to_date: null });
  expect(await store.selectFrom('auth_passkey').select('id').execute()).toEqual([{ id: 'kept' }]);
  expect(await store.selectFrom('initial_password').selectAll().execute()).toEqual([
    { account_id: account, until: '2026-10-12T00:00:00.000Z' }
  ]);
  const revoked = store.selectFrom('board').where('code', '=', board).select('revoked_at');
  expect(await revoked.execute()).toEqual([{ revoked_at: later.toISOString() }]);
  expect(await store.selectFrom('calendar_link').select('ended_at').execute()).toEqual([
    { ended_at: later.toISOString() }
  ]);
  expect(await store.selectFrom('entry_text').selectAll().execute()).toEqual([]);
  expect(await store.selectFrom('auth_session').selectAll().execute()).toEqual([]);
}

it('a restore keeps closed what was closed since the backup', async () => {
  const here = await publishedApp();
  ending.push(() => here.end());
  const opened = await open(here);
  const { folder } = await here.backup();
  await close(here, opened);
  const restored = await here.restore(folder);
  expect(restored?.kept).toEqual({ ...all, texts: 2 });
  await expectClosed(here.store, opened);
  // Undoing the restore leaves it closed, and an account made after the backup keeps its passkey.
  expect((await here.restore(restored?.before ?? ''))?.kept).toMatchObject({ roles: 0, passwords: 0 });
  await expectClosed(here.store, opened);
});

it('a passkey of somebody whom the present database doesn’t know comes back', async () => {
  const here = await publishedApp();
  ending.push(() => here.end());
  const { folder } = await here.backup();
  await open(here);
  const restored = await here.restore(folder);
  expect(await here.store.selectFrom('auth_passkey').select('id').execute()).toEqual([]);
  await here.restore(restored?.before ?? '');
  expect(await here.store.selectFrom('auth_passkey').select('id').execute()).toHaveLength(2);
});

/** Numbers that an earlier restore has lost, of which the replaced database alone knows. */
const lostBefore = (unit: string) => ({
  unit_id: unit,
  kind: 'claim',
  year: 2026,
  restored_at: '2026-10-01T00:00:00.000Z',
  first: 7,
  last: 9,
  missing: 3
});

it('on PostgreSQL the replaced database tells what was closed; without it nothing does', async () => {
  const here = await testApp({ database: postgres });
  ending.push(() => here.end());
  await here.book({ item: 'mediation' });
  const opened = await open(here);
  const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-dump-'));
  ending.push(() => rmSync(dataDir, { recursive: true }));
  writeFileSync(join(dataDir, 'dump'), 'what pg_dump wrote');
  const described = await atOneMoment(here.store, (moment) => describeStore(moment));
  await sealBackup(
    dataDir,
    { name: 'dump', database: 'postgres', described },
    { dataDir, now: later, version }
  );

  /** a database as pg_restore would have filled it */
  const restored = async () => {
    const { url, drop } = await freshDatabase();
    ending.push(drop);
    const store = await openPostgres(url);
    ending.push(() => store.destroy());
    await atOneMoment(here.store, (moment) =>
      store.transaction().execute((target) => copyStore(moment, target))
    );
    return { store, adopt: (replaces: string | null) => adopt(url, replaces) };
  };
  const adopt = (databaseUrl: string, replaces: string | null) =>
    adoptRestored({ path: dataDir, databaseUrl, replaces, now: later });
  const [one, other] = [await restored(), await restored()];
  await close(here, opened);
  await here.store.insertInto('lost_number').values(lostBefore(here.recorder.unit)).execute();
  expect(await one.adopt(null)).toMatchObject({ kept: null, missing: [{ changes: null }] });
  const numbers = (store: Kysely<Tables>) =>
    store.selectFrom('lost_number').where('kind', '=', 'claim').select(['year', 'first', 'last']).execute();
  expect(await numbers(one.store)).toContainEqual({ year: 2026, first: 1, last: 1000 });
  const adopted = await other.adopt(here.app.settings.databaseUrl);
  expect(adopted.kept).toEqual({ ...all, texts: 1 });
  expect(adopted.missing).toMatchObject([{ changes: expect.any(Array), numbers: [] }]);
  expect(await numbers(other.store)).toEqual([{ year: 2026, first: 7, last: 9 }]);
  await expectClosed(other.store, opened);
});
