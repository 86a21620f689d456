import { createApp } from '$lib/server/app';
import { verifyUnit } from '$lib/server/domain/audit/verify-unit';
import { lookAt } from '$lib/server/platform/backup/look-at';
import { describeStore } from '$lib/server/platform/backup/contents/describe-store';
import { diagnose } from '$lib/server/platform/doctor/diagnose';
import { appliedMigrations, migrate, migrationNames, migrations } from '$lib/server/platform/store/migrate';
import { openStore, whyStoreNotOpen, type Store } from '$lib/server/platform/store/open-store';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases, type Somewhere } from '../contract/stores';
import { later, publishedApp, version } from './published-app';

const inBothLanguages = /表结构不同[\s\S]*重新建立[\s\S]*--reset[\s\S]*tables differ[\s\S]*ound it anew/;

/** Records the baseline as programs did before its digest was recorded. */
async function makeOlder(db: Store): Promise<void> {
  await sql`update kysely_migration set name = '0001-baseline'`.execute(db);
}

describe.each(databases)('a database of an older baseline on $kind', (database) => {
  let here: Somewhere;
  beforeEach(async () => {
    here = await database.somewhere();
    const store = await openStore(here.settings);
    await makeOlder(store);
    await store.destroy();
  });
  afterEach(() => here.remove());

  it('doesn’t start: the sentence says to found it anew', async () => {
    const refused = await createApp(here.settings).then(
      () => expect.fail('it was opened'),
      (error: unknown) => whyStoreNotOpen(error, here.settings)
    );
    expect(refused).toMatchObject({ name: 'CannotOpen', message: expect.stringMatching(inBothLanguages) });
    expect(await lookAt(here.settings, appliedMigrations)).toEqual(['0001-baseline']);
  });

  it('is named by doctor', async () => {
    const findings = await diagnose(here.settings, { clock: () => later, version, verifyUnit });
    const [found] = findings.filter(({ about }) => about === 'database');
    expect(found).toMatchObject({ level: 'bad', zh: expect.stringContaining('表结构不同') });
    expect(found?.next?.en).toContain('found it anew');
  });

  it('isn’t described, and so neither backed up nor compared', async () => {
    await expect(lookAt(here.settings, describeStore)).rejects.toThrow(inBothLanguages);
  });
});

it('a backup of an older baseline isn’t restored, and nothing is backed up from one', async () => {
  const here = await publishedApp();
  const { folder } = await here.backup();
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...manifest, migrations: ['0001-baseline'] }));
  await expect(here.restore(folder)).rejects.toThrow(inBothLanguages);
  writeFileSync(path, JSON.stringify(manifest));
  await makeOlder(here.store);
  await expect(here.restore(folder)).rejects.toThrow(inBothLanguages);
  await expect(here.backup()).rejects.toThrow(inBothLanguages);
  await here.end();
});

it.each(databases)(
  'a database of this baseline is upgraded by the next migration on $kind',
  async (database) => {
    const here = await database.somewhere();
    const db = await openStore(here.settings);
    const made = 'create table made_by_test (id text primary key);\n';
    await migrate(db, { ...migrations, '0002-made-by-test': { sqlite: made, postgres: made } });
    expect(await appliedMigrations(db)).toEqual([...migrationNames, '0002-made-by-test']);
    expect((await sql`select id from made_by_test`.execute(db)).rows).toEqual([]);
    await db.destroy();
    await here.remove();
  }
);

it.each(databases)(
  'a database that a newer program has migrated is refused in words on $kind',
  async (database) => {
    const here = await database.somewhere();
    const db = await openStore(here.settings);
    await sql`insert into kysely_migration (name, timestamp) values ('0002-later', '2027-01-01')`.execute(db);
    await db.destroy();
    const refused = await createApp(here.settings).then(
      () => expect.fail('it was opened'),
      (error: unknown) => whyStoreNotOpen(error, here.settings)
    );
    expect(refused).toMatchObject({
      name: 'CannotOpen',
      message: expect.stringMatching(/更新版本[\s\S]*newer/)
    });
    expect(await lookAt(here.settings, appliedMigrations)).toEqual([...migrationNames, '0002-later']);
    await here.remove();
  }
);
