import { openSqlite } from '../open-sqlite';
import { verifyAudit } from '../../audit/verify-audit';
import Database from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clock } from '../../../../../tests/contract/stores';
import { communityCadres, unit } from '../../../../../tests/make/unit';
import { sqlUnitStores } from '../sql-unit-stores';
import type { Tables } from '../tables';
import * as oneMonth from './0001-one-month';

it('acts from before the chain are carried over into it, with what they changed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sunboard-test-'));
  const file = join(folder, 'old.db');
  const old = new Kysely<Tables>({ dialect: new SqliteDialect({ database: new Database(file) }) });
  const provider = { getMigrations: async () => ({ '0001-one-month': oneMonth }) };
  await new Migrator({ db: old, provider }).migrateToLatest();
  const id = 'u1';
  const { timeZone, firstPeriod, publicityDays, objections, ...rest } = unit({ name: '阳光社区' });
  const { who, where, when, answerDays } = objections;
  await old
    .insertInto('unit')
    .values({
      ...rest,
      ...{ id, time_zone: timeZone, first_period: firstPeriod, masked: 0, publicity_days: publicityDays },
      ...{ objections_who: who, objections_where: where, objections_when: when, answer_days: answerDays },
      salt: 'salt'
    })
    .execute();
  const act = async (no: number, at: string) => {
    const account = 'r';
    const line = { account_id: account, client_key: `old-key-${no}`, act: 'import', at };
    const change = { unit_id: id, kind: 'roster', subject_id: null, at };
    await old.insertInto('change_log').values([change, change]).execute();
    await old
      .withTables<{ audit: Record<string, string> }>()
      .insertInto('audit')
      .values({ ...line, id: `old-${no}`, unit_id: id })
      .execute();
    await old
      .insertInto('answer')
      .values({ ...line, input: `asked-${no}`, body: 'null' })
      .execute();
  };
  await act(1, '2026-10-01T00:00:00.000Z');
  await act(2, '2026-10-02T00:00:00.000Z');
  await act(3, '2026-10-02T00:00:00.000Z');
  await old.destroy();

  const db = await openSqlite(file);
  expect(await verifyAudit(db, id)).toMatchObject({ ok: true, records: 3 });
  const kept = await db.selectFrom('audit').select(['no', 'input', 'change_after']).orderBy('no').execute();
  expect(kept).toMatchObject([{ no: 1, input: 'asked-1', change_after: 2 }, { no: 2 }, { change_after: 6 }]);
  // What it reckoned by is its first adoption.
  const { adoptions } = await sqlUnitStores(db, id, clock);
  expect(adoptions.lines).toMatchObject([
    { no: 1, act: 'adopt', scheme: 'community-cadres', from: '2024-01-01', recorded: null }
  ]);
  expect(adoptions.scheme()).toEqual(communityCadres());
  await expect(db.deleteFrom('audit').execute()).rejects.toThrow('append-only');
  await db.destroy();
  rmSync(folder, { recursive: true });
});
