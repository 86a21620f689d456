import { verifyUnit } from '$lib/server/domain/audit/verify-unit';
import { ledgerDigest } from '$lib/server/platform/backup/contents/ledger-digest';
import { moveDatabase } from '$lib/server/platform/backup/move/move';
import { createApp } from '$lib/server/app';
import { openPostgres } from '$lib/server/platform/store/postgres/open-postgres';
import { newestMigration } from '$lib/server/platform/store/migrate';
import { openSqlite } from '$lib/server/platform/store/sqlite/open-sqlite';
import { createAccount } from '$lib/server/platform/auth/auth';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { foundDemo } from '../../src/cli/demo/found-demo';
import { freshDatabase, type FreshDatabase } from '../postgres/fresh-database';
import { testSettings } from '../make/settings';
import { publishedApp, later } from './published-app';

let folder: string;
let database: FreshDatabase;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sunboard-move-'));
  database = await freshDatabase();
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

it('takes the demo’s year to PostgreSQL and back: every ledger and table the same, and both go on', async () => {
  const [data, back] = [join(folder, 'data'), join(folder, 'back')];
  await foundDemo({
    dataDir: data,
    publicUrl: 'http://localhost',
    now: later,
    only: ['demo'],
    progress: () => undefined
  });
  const there = await moveDatabase({ from: data, to: database.url });
  expect(there.ledgers).toHaveLength(1);
  expect(there.tables.auth_user?.rows).toBeGreaterThan(0);
  expect(await moveDatabase({ from: database.url, to: back })).toEqual(there);

  const unit = there.ledgers[0]?.unit ?? '';
  for (const open of [() => openSqlite(join(back, 'sunboard.db')), () => openPostgres(database.url)]) {
    const store = await open();
    expect(await ledgerDigest(store, unit)).toMatchObject({ unit, digest: there.ledgers[0]?.digest });
    expect(await verifyUnit(store, unit)).toMatchObject({ trail: { ok: true }, rows: [] });
    const { seq } = await store
      .insertInto('change_log')
      .values({ unit_id: unit, kind: 'roster', subject_id: null, at: later.toISOString() })
      .returning('seq')
      .executeTakeFirstOrThrow();
    expect(Number(seq)).toBe(there.newest + 1);
    await store.destroy();
  }
});

it('who signs in on the one signs in on the other', async () => {
  const here = await publishedApp();
  const account = { username: 'liming', password: 'yangguang-2026' };
  await createAccount(here.app.auth, { ...account, name: '李明' });
  const data = join(folder, 'data');
  await here.app.close();
  cpSync(here.dataDir, data, { recursive: true });
  await moveDatabase({ from: data, to: database.url });
  const { app } = await createApp({ ...testSettings(data), databaseUrl: database.url });
  const { user } = (await app.auth.api.signInUsername({ body: account })) ?? {};
  expect(user?.username).toBe('liming');
  await app.close();
});

it('refuses while a server has the source open, or the target holds something; then nothing is touched', async () => {
  const here = await publishedApp();
  await expect(moveDatabase({ from: here.dataDir, to: database.url })).rejects.toThrow('stop the server');
  const data = join(folder, 'data');
  cpSync((await here.backup()).folder, data, { recursive: true });
  await moveDatabase({ from: data, to: database.url });
  await expect(moveDatabase({ from: data, to: database.url })).rejects.toThrow('a new, empty database');
  await expect(moveDatabase({ from: database.url, to: data })).rejects.toThrow('already');

  const { app } = await createApp({ ...testSettings(join(folder, 'other')), databaseUrl: database.url });
  await expect(moveDatabase({ from: database.url, to: join(folder, 'back') })).rejects.toThrow(
    'stop the server'
  );
  await app.close();
  expect(readdirSync(folder)).not.toContain('back');
  await here.end();
});

it('refuses a source of another version, and leaves it as it is', async () => {
  const here = await publishedApp();
  const data = join(folder, 'data');
  cpSync((await here.backup()).folder, data, { recursive: true });
  await here.end();
  await moveDatabase({ from: data, to: database.url });
  const { client, names } = await looking(database.url);
  await client.query('delete from kysely_migration where name = $1', [newestMigration]);
  const before = await names();
  await client.end();
  await expect(moveDatabase({ from: database.url, to: join(folder, 'back') })).rejects.toThrow(
    'another version'
  );
  const after = await looking(database.url);
  expect(await after.names()).toEqual(before);
  await after.client.end();
});

async function looking(url: string) {
  const client = new pg.Client(url);
  await client.connect();
  const names = async () => (await client.query('select name from kysely_migration order by name')).rows;
  return { client, names };
}

it('refuses two databases of a kind, and one without a unit', async () => {
  await expect(moveDatabase({ from: 'data', to: 'other' })).rejects.toThrow('two of a kind');
  await expect(moveDatabase({ from: database.url, to: join(folder, 'back') })).rejects.toThrow(
    'nothing of Sunboard'
  );
});
