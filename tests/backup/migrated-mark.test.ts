import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { appliedMigrations, migrations } from '$lib/server/platform/store/migrate';
import { migrateMarked, unmarkMigrated } from '$lib/server/platform/store/sqlite/migrated-mark';
import type { Tables } from '$lib/server/platform/store/tables/tables';

it('migrations leave a mark where there was something before, and the first answer removes it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sunboard-mark-'));
  const file = join(folder, 'sunboard.db');
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: new Database(file) }) });
  await migrateMarked(db, file, await appliedMigrations(db));
  expect(existsSync(`${file}.migrated`)).toBe(false);

  const made = 'create table made_by_test (id text primary key);\n';
  const all = { ...migrations, '0002-made-by-test': { sqlite: made, postgres: made } };
  await migrateMarked(db, file, await appliedMigrations(db), all);
  expect(existsSync(`${file}.migrated`)).toBe(true);
  unmarkMigrated(file);
  unmarkMigrated(file);
  expect(existsSync(`${file}.migrated`)).toBe(false);
  await db.destroy();
  rmSync(folder, { recursive: true });
});
