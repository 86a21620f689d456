import { sql, type Kysely } from 'kysely';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../postgres/fresh-database';
import { beginDemo } from '$lib/server/platform/store/demo-mark';
import { openPostgres } from '$lib/server/platform/store/postgres/open-postgres';
import { demoInDatabase } from '../../src/cli/demo/demo-database.mjs';
import * as app from '../../src/cli/demo/found-demo';

let folder: string;
let database: FreshDatabase;
let said: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sunboard-demo-'));
  database = await freshDatabase();
  said = [];
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

const demoIn = (dataDir: string, reset = false) =>
  demoInDatabase({ url: database.url, dataDir: join(folder, dataDir), reset }, app, (line) =>
    said.push(line)
  );

async function inDatabase(run: (db: Kysely<never>) => Promise<unknown>): Promise<void> {
  const db = await openPostgres(database.url);
  await run(db as never);
  await db.destroy();
}

it('founds in an empty database, starts at once on its own, in another folder too, and drops nothing but its own', async () => {
  expect(await demoIn('first')).toBe(false);
  const dataDir = join(folder, 'first');
  const { clearDemo } = await import('../../src/cli/demo/clear-demo.mjs');
  clearDemo(dataDir);
  const founding = { dataDir, databaseUrl: database.url, publicUrl: 'http://localhost' };
  await app.foundDemo({ ...founding, now: new Date('2026-11-20T04:00:00Z'), progress: () => undefined });

  expect(await demoIn('second')).toBe(true);
  expect(readdirSync(join(folder, 'second')).sort()).toEqual(['2026-11.xlsx', 'demo-data', 'founded']);
  const { sample, ...founded } = JSON.parse(readFileSync(join(folder, 'second', 'founded'), 'utf8'));
  expect(sample).toBe(join(folder, 'second', '2026-11.xlsx'));
  expect(founded).toMatchObject({ day: '2026-11-20', password: 'yangguang' });
  expect(said).toEqual([]);

  await inDatabase((db) => sql`create view borrowed as select * from unit`.execute(db));
  await expect(demoIn('first', true)).rejects.toThrow('nothing was dropped');
  expect(await app.heldIn(database.url)).toMatchObject({ kind: 'demo' });
  await inDatabase((db) => sql`drop view borrowed; create table thesis (title text)`.execute(db));
  expect(await demoIn('first', true)).toBe(false);
  expect(said.join()).toMatch(/localhost:\d+\/t_\w+/);
  expect(said.join()).not.toContain('postgres:postgres');
  await expect(demoIn('first')).rejects.toThrow('other tables than a demo');
}, 240_000);

it('what an interrupted founding left is no demo', async () => {
  await beginDemo(database.url);
  await inDatabase(async () => undefined);
  expect(await demoIn('first')).toBe(false);
  expect(await app.heldIn(database.url)).toEqual({ kind: 'nothing' });
});

it('a database with something else in it is left as it is, with and without --reset', async () => {
  await inDatabase(async () => undefined);
  await expect(demoIn('first')).rejects.toThrow('other tables than a demo');
  await expect(demoIn('first', true)).rejects.toThrow('other tables than a demo');
  await inDatabase((db) => sql`select id from unit`.execute(db));
});
