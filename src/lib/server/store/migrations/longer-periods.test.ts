import { canonical } from '$lib/notice';
import Database from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unit } from '../../../../../tests/make/unit';
import { contentOf } from '../../audit/change-content';
import { openSqlite } from '../open-sqlite';
import { sqlUnitStores } from '../sql-unit-stores';
import type { Tables } from '../tables';
import * as oneMonth from './0001-one-month';
import * as signIn from './0002-sign-in';
import * as boards from './0003-boards';
import * as founding from './0004-founding';
import * as epoch from './0005-epoch';

const released = {
  '0001-one-month': oneMonth,
  '0002-sign-in': signIn,
  '0003-boards': boards,
  '0004-founding': founding,
  '0005-epoch': epoch
};

it('a month that was sealed before keeps its figures, its guards, and what the audit trail says of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sunboard-test-'));
  const file = join(folder, 'old.db');
  const old = new Kysely<Tables>({ dialect: new SqliteDialect({ database: new Database(file) }) });
  await new Migrator({ db: old, provider: { getMigrations: async () => released } }).migrateToLatest();
  const unit_id = 'u1';
  const { timeZone, firstPeriod, publicityDays, objections, ...rest } = unit({ name: '阳光社区' });
  const { who, where, when, answerDays } = objections;
  await old
    .insertInto('unit')
    .values({
      ...rest,
      ...{ id: unit_id, time_zone: timeZone, first_period: firstPeriod, masked: 0, salt: 'salt' },
      ...{ objections_who: who, objections_where: where, objections_when: when, answer_days: answerDays },
      publicity_days: publicityDays
    })
    .execute();
  const place = { pool: '', category: '', from_date: null, to_date: null };
  await old
    .insertInto('subject')
    .values({ id: 's', unit_id, code: 'a', ...place })
    .execute();
  const sealed_at = '2026-10-01T00:00:00.000Z';
  const change = { unit_id, kind: 'seal', subject_id: null, at: sealed_at };
  await old
    .insertInto('change_log')
    .values({ ...change, seq: 1 })
    .execute();
  const seal = { id: 'seal', unit_id, period: '2026-09', sealed_at, seq: 1 };
  const result = { subject_id: 's', ...place, status: 'ranked', points: 500, balance: 10500, rank: 1 };
  const before = old.withTables<{ seal: object; seal_result: object }>();
  await before.insertInto('seal').values(seal).execute();
  await before
    .insertInto('seal_result')
    .values({ seal_id: 'seal', ...result })
    .execute();
  await old.destroy();

  const db = await openSqlite(file);
  const { periods } = await sqlUnitStores(db, unit_id, () => new Date(sealed_at));
  expect(await periods.results('2026-09')).toMatchObject([{ subject: 'a', points: 500, score: 500 }]);
  expect(await periods.seals()).toMatchObject([{ period: '2026-09', scheme: null }]);
  const form = canonical({ ...seal, results: [result] });
  const digest = createHash('sha256').update(form).digest('hex');
  expect(await contentOf(db, [{ seq: 1, kind: 'seal' }])).toEqual(new Map([[1, digest]]));
  await expect(db.deleteFrom('seal_result').execute()).rejects.toThrow('append-only');
  await db.destroy();
  rmSync(folder, { recursive: true });
});
