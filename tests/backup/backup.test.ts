import { differences } from '$lib/server/platform/backup/contents/compare';
import { describeStore } from '$lib/server/platform/backup/contents/describe-store';
import { backupsIn, pruneBackups } from '$lib/server/platform/backup/folders';
import { manifestName, readManifest } from '$lib/server/platform/backup/manifest';
import { openFile } from '$lib/server/platform/backup/open-file';
import { takeBackup } from '$lib/server/platform/backup/take-backup';
import { atOneMoment } from '$lib/server/platform/store/at-one-moment';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { publishedApp, later, version, type PublishedApp } from './published-app';

let here: PublishedApp;
beforeEach(async () => {
  here = await publishedApp();
});
afterEach(() => here.end());

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

it('is the database of one moment, with its manifest and the key, for the owner alone', async () => {
  const { folder, manifest } = await here.backup();
  expect(folder).toBe(join(here.to, 'sunboard-20261005T050000Z'));
  expect(readdirSync(folder).sort()).toEqual(['manifest.json', 'session.key', 'sunboard.db']);
  expect([folder, ...readdirSync(folder).map((name) => join(folder, name))].map(modeOf)).toEqual([
    '700',
    '600',
    '600',
    '600'
  ]);
  expect(readManifest(join(folder, manifestName))).toEqual(manifest);
  const now = await atOneMoment(here.store, (moment) => describeStore(moment));
  expect(differences(manifest, now)).toEqual([]);
  expect(manifest.ledgers).toMatchObject([{ name: '阳光社区', audit: { records: 5 } }]);
});

it('is whole while commands come in, and each of them is in it whole or not at all', async () => {
  let going = true;
  const writing = (async () => {
    while (going) {
      await here.book({ item: 'activity', subject: 'p3' }, { item: 'mediation' });
      // SQLite answers at once, so without this nothing else would have its turn.
      await new Promise(setImmediate);
    }
  })();
  const backups = [];
  for (let n = 0; n < 3; n += 1) backups.push(await here.backup());
  going = false;
  await writing;
  const counts = backups.map(({ folder, manifest }) => {
    const { raw, close } = openFile(join(folder, 'sunboard.db'));
    const { entries, newest } = raw
      .prepare('select count(*) as entries, (select max(seq) from change_log) as newest from entry')
      .get() as { entries: number; newest: number };
    close();
    expect(newest).toBe(manifest.newest);
    expect(entries % 2).toBe(0);
    return entries;
  });
  expect(counts[2]).toBeGreaterThan(counts[0] ?? 0);
  expect((await here.entries()).length).toBeGreaterThanOrEqual(counts[2] ?? Infinity);
});

it('overwrites nothing, and sweeps up after commands that were killed', async () => {
  mkdirSync(join(here.to, '.unfinished-999999999-sunboard-20260101T000000Z'), { recursive: true });
  mkdirSync(join(here.to, `.unfinished-${process.ppid}-sunboard-20260101T000000Z`));
  await here.backup();
  await here.backup();
  expect(readdirSync(here.to).sort()).toEqual([
    `.unfinished-${process.ppid}-sunboard-20260101T000000Z`,
    'sunboard-20261005T050000Z',
    'sunboard-20261005T050000Z-2'
  ]);
});

it('leaves nothing behind when it fails', async () => {
  // A value in a column that the manifest doesn't know can't be compared, so the copy isn't kept.
  await here.store.insertInto('initial_password').values({ account_id: 'a', until: '2026' }).execute();
  const { raw, close } = openFile(join(here.dataDir, 'sunboard.db'));
  raw.exec("update initial_password set until = x'00'");
  close();
  await expect(here.backup()).rejects.toThrow('initial_password.until');
  expect(readdirSync(here.to)).toEqual([]);
});

it('keeps the newest, and whatever a restore has replaced', async () => {
  for (const hour of ['01', '02', '03'])
    await takeBackup({
      dataDir: here.dataDir,
      to: here.to,
      version,
      now: new Date(`2026-10-04T${hour}:00:00Z`)
    });
  await here.restore(join(here.to, 'sunboard-20261004T010000Z'));
  mkdirSync(join(here.to, 'thesis'));
  pruneBackups(here.to, 2);
  expect(readdirSync(here.to).sort()).toEqual([
    'sunboard-20261004T020000Z',
    'sunboard-20261004T030000Z',
    'sunboard-20261005T050000Z-before-restore',
    'thesis'
  ]);
  expect(backupsIn(here.to).map(({ manifest }) => manifest.at)).toEqual([
    later.toISOString(),
    '2026-10-04T03:00:00.000Z',
    '2026-10-04T02:00:00.000Z'
  ]);
});

it('says what is missing when there is no database', async () => {
  const empty = join(here.dataDir, 'empty');
  await expect(takeBackup({ dataDir: empty, to: here.to, now: later, version })).rejects.toThrow('DATA_DIR');
});
