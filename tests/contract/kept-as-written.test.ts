import { missingGuards } from '$lib/server/platform/backup/contents/guards';
import {
  erasableTables,
  growingTables,
  ledgerTables
} from '$lib/server/platform/backup/contents/ledger-tables';
import { ownTables } from '$lib/server/platform/store/tables/own-tables';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

/**
 * Tables that change in part. SQLite can't tell an upsert from REPLACE, so tables that are written by an
 * upsert allow it.
 */
const keptInPart = {
  guarded: ['announcement', 'answer', 'role', 'unit'],
  upserted: ['subject', 'subject_name']
};

/**
 * Tables whose rows may change: those of sign-in, limits and boards, and those that migrations keep for
 * themselves.
 */
const changing = [
  ...[
    'announcement_plan',
    'attempt',
    'board',
    'calendar_link',
    'commitment_key',
    'founding',
    'held_files',
    'held_part',
    'incoming_part',
    'initial_password',
    'pairing',
    'push_subscription',
    'scheme_draft',
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
    ...keptInPart.guarded,
    ...keptInPart.upserted,
    ...changing
  ];
  expect(sorted.sort()).toEqual([...ownTables].sort());
});

describe.each(databases)('what is kept as it was written on $kind', (database) => {
  let here: TestApp;
  beforeEach(async () => {
    here = await testApp({ database });
    await here.book({ item: 'mediation' });
    await here.seal('2026-09');
    await here.publish('2026-09');
    const { accounts, announcements } = await here.app.read(here.operator);
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
      code: 'aaaa',
      year: 2026,
      no: 1,
      title: '停水',
      body: '明天停水',
      published: '2026-10-05T00:00:00Z'
    });
  });
  afterEach(() => here.end());

  const run = (statement: string) => sql.raw(statement).execute(here.store);
  const refused = (
    statement: string,
    why = /kept as it was written|append-only|not rewritten|was erased|violates/i
  ) => expect(run(statement), statement).rejects.toThrow(why);

  /** Tables that have a trigger with that text in its definition. */
  async function guarded(text: string): Promise<string[]> {
    const { rows } =
      database.kind === 'sqlite'
        ? await sql<{ name: string }>`select distinct tbl_name as name from sqlite_schema
            where type = 'trigger' and instr(sql, ${text}) > 0`.execute(here.store)
        : await sql<{ name: string }>`select distinct c.relname as name
            from pg_trigger t join pg_class c on c.oid = t.tgrelid
            where not t.tgisinternal and strpos(pg_get_triggerdef(t.oid), ${text}) > 0`.execute(here.store);
    return rows.map(({ name }) => name).sort();
  }

  it('the lists of tables are those that the schema’s triggers guard', async () => {
    expect(await guarded('is append-only')).toEqual([...ledgerTables, ...growingTables].sort());
    expect(await guarded('may be erased, not rewritten')).toEqual([...erasableTables].sort());
    const marked = database.kind === 'sqlite' ? 'insert into erased' : 'mark_erased';
    expect(await guarded(marked)).toEqual([...erasableTables, 'announcement', 'answer'].sort());
    expect(await guarded('is kept as it was written')).toEqual(
      [...keptInPart.guarded, ...keptInPart.upserted].sort()
    );
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
    ['entry_text', 'entry_id', 'matter_text, basis', "'另一件事', '另一条'"],
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
      if (database.kind === 'sqlite') {
        for (const table of keptInPart.guarded)
          await refused(`insert or replace into ${table} select * from ${table}`);
        return;
      }
      for (const table of [...keptInPart.guarded, ...keptInPart.upserted])
        await refused(`truncate ${table} cascade`);
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
      // One trigger ignores replica sessions, one is disabled, and one has an empty function.
      await run('alter table entry enable trigger entry_no_change');
      await run('alter table seal disable trigger seal_no_change');
      await run(`create or replace function refuse_short_leave() returns trigger language plpgsql
        as $$begin return new; end$$`);
    } else await run('create trigger role_kept before update on role when 0 begin select 1; end');
    const inPostgres = ['entry_no_change', 'leave_entry_covered', 'seal_no_change'];
    expect((await missingGuards(here.store)).sort()).toEqual(
      [
        ...['entry_text_no_return', 'role_kept', 'seal_superior_alone'],
        ...(database.kind === 'postgres' ? inPostgres : [])
      ].sort()
    );
  });
});
