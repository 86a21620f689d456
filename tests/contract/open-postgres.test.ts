import { migrationNames } from '$lib/server/platform/store/migrate';
import { openPostgres } from '$lib/server/platform/store/postgres/open-postgres';
import { CannotOpen } from '$lib/server/platform/store/cannot-open';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freePort } from '../../src/cli/tools/free-port';
import { administer, freshDatabase, type FreshDatabase } from '../postgres/fresh-database';

let fresh: FreshDatabase;
beforeEach(async () => {
  fresh = await freshDatabase();
});
afterEach(() => fresh.drop());

const changed = (part: 'port' | 'password' | 'pathname' | 'username', value: string) => {
  const url = new URL(fresh.url);
  url[part] = value;
  return url.href;
};

it.each([
  ['nobody listens', async () => changed('port', String(await freePort())), '连不上'],
  ['a wrong password', async () => changed('password', 'not-the-password'), '用户名或密码'],
  ['an unknown user', async () => changed('username', 'nobody'), '用户名或密码'],
  ['an unknown database', async () => changed('pathname', 'elsewhere'), '没有这个数据库']
])('%s: one sentence that names the database without its password', async (_, url, sentence) => {
  const error = await openPostgres(await url()).then(
    () => expect.fail('it was opened'),
    (reason: unknown) => reason
  );
  if (!(error instanceof CannotOpen)) throw error;
  expect(error.message).toContain(sentence);
  expect(error.message).toContain(' / ');
  expect(error.message).toMatch(/localhost:\d+\//);
  expect(error.message).not.toMatch(/not-the-password|postgres:postgres/);
});

it('a user who may make no tables: one sentence, and nothing is made', async () => {
  await administer((client) => client.query("create role reader login password 'reader'"));
  const url = new URL(fresh.url);
  [url.username, url.password] = ['reader', 'reader'];
  await expect(openPostgres(url.href)).rejects.toThrow('不能在库里建表');
});

it('two processes that start at the same moment bring a database up to date once', async () => {
  const both = await Promise.all([openPostgres(fresh.url), openPostgres(fresh.url), openPostgres(fresh.url)]);
  const [db] = both;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  expect(rows.map(({ name }) => name)).toEqual(migrationNames);
  await Promise.all(both.map((each) => each.destroy()));
});

it('text sorts and compares by its bytes, whatever the cluster’s locale', async () => {
  const db = await openPostgres(fresh.url);
  const { rows: locale } = await sql<{ provider: string }>`select datlocprovider as provider from pg_database
    where datname = current_database()`.execute(db);
  expect(locale).toEqual([{ provider: 'i' }]);
  const names = ['b', 'B', 'a', '二', '一', '𠮷', 'é', 'Z', '10', '9'];
  await db
    .insertInto('attempt')
    .values(names.map((key) => ({ key, since: '', tries: 1 })))
    .execute();
  const sorted = await db.selectFrom('attempt').select('key').orderBy('key').execute();
  expect(sorted.map(({ key }) => key)).toEqual(
    [...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  );
  await db.destroy();
});

it('a number that JavaScript can’t hold is refused, not rounded', async () => {
  const db = await openPostgres(fresh.url);
  const read = (n: string) => sql<{ n: number }>`select ${n}::bigint as n`.execute(db);
  expect((await read('9007199254740991')).rows).toEqual([{ n: 9007199254740991 }]);
  await expect(read('9007199254740993')).rejects.toThrow('no safe integer');
  expect((await read('1')).rows).toEqual([{ n: 1 }]);
  await db.destroy();
});

it('while it is away every query is refused as that, and it recovers by itself', async () => {
  const lost: Error[] = [];
  const db = await openPostgres(fresh.url, { lost: (error) => void lost.push(error) });
  const here = () => sql`select 1`.execute(db);
  await here();
  const name = new URL(fresh.url).pathname.slice(1);
  const admit = (yes: boolean) =>
    administer((client) => client.query(`alter database ${name} allow_connections ${yes}`));
  await admit(false);
  await administer((client) =>
    client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  );
  await expect.poll(() => lost.length).toBeGreaterThan(0);
  await expect(here()).rejects.toMatchObject({ code: 'database-away', status: 503 });
  await admit(true);
  await here();
  await db.destroy();
});
