import { missingGuards } from '$lib/server/keep/guards';
import { erasableTables, growingTables, ledgerTables } from '$lib/server/keep/ledger-tables';
import { keptRules } from '$lib/server/store/kept-rules';
import { migrate } from '$lib/server/store/migrate';
import { ownTables } from '$lib/server/store/own-tables';
import { clientOptions } from '$lib/server/store/postgres-client';
import type { Tables } from '$lib/server/store/tables';
import Database from 'better-sqlite3';
import { Kysely, PostgresDialect, sql, SqliteDialect } from 'kysely';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aHouse, type AHouse } from './a-house';
import { databases } from './stores';

/** Tables that are as their rows were last written: sign-in's, limits, boards, and what migrations keep for themselves. */
const changing = [
  ...[
    'announcement_plan',
    'attempt',
    'board',
    'founding',
    'initial_password',
    'pairing',
    'sheet_word',
    'store_epoch'
  ],
  ...[
    'board_beat',
    'board_contact',
    'board_group',
    'board_in_group',
    'board_mail',
    'board_program',
    'board_showing',
    'board_watch',
    'playlist',
    'playlist_place',
    'screen_setting'
  ],
  ...['auth_account', 'auth_passkey', 'auth_session', 'auth_user', 'auth_verification'],
  ...['kysely_migration', 'kysely_migration_lock']
];

it('every table is of one kind: it only grows, may be erased, is kept in part, or changes', () => {
  const sorted = [
    ...ledgerTables,
    ...growingTables,
    ...erasableTables,
    ...Object.keys(keptRules),
    ...changing
  ];
  expect(sorted.sort()).toEqual([...ownTables].sort());
});

describe.each(databases)('what is kept as it was written on $kind', (database) => {
  let here: AHouse;
  beforeEach(async () => {
    here = await aHouse({ database });
    await here.book({ item: 'mediation' });
    await here.seal('2026-09');
    await here.publish('2026-09');
    const { accounts, announcements } = await here.house.read(here.operator);
    const role = {
      account: 'o',
      role: 'operator',
      subject: null,
      from: '2026-01-01',
      to: null,
      by: null
    } as const;
    await accounts.give(role);
    await announcements.add({
      ...{ code: 'aaaa', year: 2026, no: 1, title: '停水', body: '明天停水' },
      published: '2026-10-05T00:00:00Z'
    });
  });
  afterEach(() => here.end());

  const run = (statement: string) => sql.raw(statement).execute(here.store);
  const refused = (
    statement: string,
    why = /kept as it was written|append-only|not rewritten|was erased|violates/i
  ) => expect(run(statement), statement).rejects.toThrow(why);

  it('tables that only grow are those that doctor and digests know', async () => {
    const { rows } =
      database.kind === 'sqlite'
        ? await sql<{ name: string }>`select tbl_name as name from sqlite_schema
            where type = 'trigger' and sql like '%is append-only%' group by 1 order by 1`.execute(here.store)
        : await sql<{
            name: string;
          }>`select distinct c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
            where encode(t.tgargs, 'escape') like 'is append-only%' order by 1`.execute(here.store);
    expect(rows.map(({ name }) => name)).toEqual([...ledgerTables, ...growingTables].sort());
    expect(await missingGuards(here.store)).toEqual([]);
  });

  it('a role ends, sooner or later, and does nothing else', async () => {
    await run(`update role set to_date = '2026-12-31', ended_by = 'x'`);
    await run(`update role set to_date = '2026-10-04'`);
    for (const change of [
      "role = 'recorder'",
      "account_id = 'y'",
      'to_date = null',
      "to_date = '2026-11-01'"
    ])
      await refused(`update role set ${change}`);
    await refused('delete from role');
  });

  it('an answer and an announcement stay as they were told, or go for good', async () => {
    await refused(`update answer set body = '{}'`);
    await refused(`update announcement set title = 'other'`);
    await run(`update announcement set withdrawn_at = 'now'`);
    await run(`update announcement set withdrawn_at = null`);
    for (const table of ['answer', 'announcement']) {
      const rows = await here.store
        .selectFrom(table as 'answer')
        .selectAll()
        .execute();
      await run(`delete from ${table}`);
      for (const row of rows)
        await expect(
          here.store
            .insertInto(table as 'answer')
            .values(row)
            .execute()
        ).rejects.toThrow('was erased');
    }
  });

  it('a unit keeps its months and its days; its salt may go, and doesn’t come back', async () => {
    for (const change of ["first_period = '2020-01'", "time_zone = 'UTC'", "salt = 'guessable'", "id = 'x'"])
      await refused(`update unit set ${change}`);
    await run(`update unit set name = '新名', salt = ''`);
    await refused(`update unit set salt = 'again'`);
    await refused('delete from unit');
  });

  it('a person’s number is theirs; a name is put right, and may be erased and written', async () => {
    await refused(`update subject set code = code || 'x'`);
    await refused(`update subject_name set subject_id = 'x'`);
    await run(`update subject_name set name = '改名'`);
    const [row] = await here.store.selectFrom('subject_name').selectAll().execute();
    await run('delete from subject_name');
    if (row) await here.store.insertInto('subject_name').values(row).execute();
  });

  it.each([
    ['entry_text', 'entry_id', 'matter, basis', "'另一件事', '另一条'"],
    ['notice_body', 'notice_id', 'body', "'{}'"]
  ])('what was erased of %s can’t be written again, reworded', async (table, key, columns, reworded) => {
    const { rows } = await sql<{ id: string }>`select ${sql.ref(key)} as id from ${sql.table(table)}`.execute(
      here.store
    );
    await run(`delete from ${table}`);
    await refused(
      `insert into ${table} (${key}, ${columns}) values ('${rows[0]?.id}', ${reworded})`,
      /was erased/
    );
    await refused('delete from erased', /append-only/);
    await refused(`update erased set id = 'x'`, /append-only/);
  });

  it(
    database.kind === 'sqlite' ? 'REPLACE doesn’t pass' : 'TRUNCATE and a replica’s session don’t pass',
    async () => {
      for (const [table, { keys }] of Object.entries(keptRules))
        if (database.kind === 'postgres') await refused(`truncate ${table} cascade`);
        else if (keys) await refused(`insert or replace into ${table} select * from ${table}`);
      if (database.kind === 'sqlite') return;
      const replica = here.store.connection().execute(async (session) => {
        await sql`set session_replication_role = replica`.execute(session);
        await sql`update role set role = 'recorder'`.execute(session);
      });
      await expect(replica).rejects.toThrow('kept as it was written');
    }
  );

  it('doctor sees a guard that was taken away or says something else', async () => {
    const drop = (name: string, table: string) =>
      run(`drop trigger ${name}${database.kind === 'postgres' ? ` on ${table}` : ''}`);
    await drop('role_kept', 'role');
    await drop('entry_text_no_return', 'entry_text');
    await drop('seal_superior_alone', 'seal');
    if (database.kind === 'postgres') {
      await run(
        `create trigger role_kept before update on role for each row execute function refuse_kept('id fixed')`
      );
      await run('alter table role enable always trigger role_kept');
    } else await run('create trigger role_kept before update on role when 0 begin select 1; end');
    expect((await missingGuards(here.store)).sort()).toEqual([
      'entry_text_no_return',
      'role_kept',
      'seal_superior_alone'
    ]);
  });
});

it('SQLite: how a guard is indented is nobody’s business, what it quotes is', async () => {
  const here = await aHouse();
  const { rows } = await sql<{
    sql: string;
  }>`select sql from sqlite_schema where name = 'entry_text_no_update'`.execute(here.store);
  const text = rows[0]?.sql ?? '';
  const put = async (written: string) => {
    await sql.raw('drop trigger entry_text_no_update').execute(here.store);
    await sql.raw(written).execute(here.store);
    return missingGuards(here.store);
  };
  expect(await put(text.replaceAll(' before ', '\n\t  before '))).toEqual([]);
  expect(await put(text.replace('not rewritten', 'not  rewritten'))).toEqual(['entry_text_no_update']);
  await here.end();
});

it.each(databases)(
  'a database of the version before gets the guards, and its erased texts stay so: $kind',
  async ({ somewhere }) => {
    const { settings, remove } = await somewhere();
    const { dataDir, databaseUrl } = settings;
    const db = new Kysely<Tables>({
      dialect:
        databaseUrl === null
          ? new SqliteDialect({ database: new Database(join(dataDir, 'old.db')) })
          : new PostgresDialect({ pool: poolOf(databaseUrl) })
    });
    await migrate(db, '0005-epoch');
    const statements = [
      `insert into unit values ('u', '阳光社区', '', 's', 'Asia/Shanghai', '2026-09', 0, 5, '', '', '', 5, 'salt')`,
      `insert into subject values ('s', 'u', 'p1', '', '', null, null)`,
      `insert into decision values ('d', 'u', '2026-09-01', '两委会', '1', '')`,
      ...[1, 2].flatMap((no) => [
        `insert into change_log (unit_id, kind, subject_id, at) values ('u', 'entry', 's', '')`,
        `insert into entry select 'e${no}', max(seq), 'u', '${no}', 's', 'i', '2026-09-01', '2026-09', 1, '1', '', null, 'd', '' from change_log`
      ]),
      `insert into entry_text values ('e1', '事', '据')`,
      `insert into role (id, account_id, unit_id, role, from_date) values ('r', 'a', 'u', 'recorder', '2026-09-01')`
    ];
    for (const statement of statements) await sql.raw(statement).execute(db);
    await migrate(db);
    expect(await missingGuards(db)).toEqual([]);
    expect(await db.selectFrom('erased').selectAll().execute()).toEqual([{ what: 'entry_text', id: 'e2' }]);
    const return2 = sql`insert into entry_text values ('e2', '另一件', '据')`.execute(db);
    await expect(return2).rejects.toThrow('was erased');
    await expect(db.deleteFrom('role').execute()).rejects.toThrow('kept as it was written');
    await db.destroy();
    await remove();
  }
);

function poolOf(url: string): pg.Pool {
  const pool = new pg.Pool({ ...clientOptions(url), max: 1 });
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
