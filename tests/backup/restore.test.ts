import { storeEpoch } from '$lib/server/platform/epoch/store-epoch';
import { differences } from '$lib/server/platform/backup/contents/compare';
import { describeStore } from '$lib/server/platform/backup/contents/describe-store';
import { manifestName } from '$lib/server/platform/backup/manifest';
import { openFile } from '$lib/server/platform/backup/open-file';
import { putBack } from '$lib/server/platform/backup/restore/put-back';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { createAccount } from '$lib/server/platform/auth/auth';
import { createApp } from '$lib/server/app';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testSettings } from '../make/settings';
import { publishedApp, later, version, type PublishedApp } from './published-app';

let here: PublishedApp;
beforeEach(async () => {
  here = await publishedApp();
});
afterEach(() => here.end());

/** Tables that a restore itself changes. */
const changedByIt = ['store_epoch', 'auth_session', 'restoration', 'lost_number'];

it('puts everything back under the open app, begins a new history, and keeps what was there', async () => {
  const { folder, manifest } = await here.backup();
  await here.book({ item: 'activity', subject: 'p3' });
  const epoch = await storeEpoch(here.store);
  const restored = await here.restore(folder);

  expect(await here.entries()).toEqual(['e1', 'e2']);
  expect(differences(manifest, await describeStore(here.store), changedByIt)).toEqual([]);
  expect(await storeEpoch(here.store)).not.toBe(epoch);
  expect(restored).toMatchObject({
    written: false,
    lost: { count: 1, kinds: [{ kind: 'entry', count: 1 }] }
  });

  await here.book({ item: 'mediation', subject: 'p3' });
  expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({ ok: true, records: 6 });
  await here.restore(restored?.before ?? '');
  expect(await here.entries()).toEqual(['e1', 'e2', 'e3']);
  expect((await (await here.app.read(here.recorder)).ledger.entries())[2]?.item).toBe('activity');
});

it('restores again over a database that no server has opened, and sweeps what an interrupted one left', async () => {
  const { folder } = await here.backup();
  const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-unopened-'));
  // No process has this number.
  const left = join(dataDir, '.restore-4194999-abc');
  mkdirSync(left);
  const options = {
    dataDir,
    path: folder,
    to: join(dataDir, 'kept'),
    now: later,
    version,
    agree: async () => true
  };
  await putBack(options);
  expect(existsSync(left)).toBe(false);
  expect(await putBack(options)).toMatchObject({ lost: { count: 0 }, before: expect.any(String) });

  mkdirSync(left);
  const { app } = await createApp(testSettings(dataDir), { jobs: true });
  expect(existsSync(left)).toBe(false);
  await app.close();
  rmSync(dataDir, { recursive: true });
});

it('touches nothing when it is not agreed to, and tells first what would be lost', async () => {
  const { folder } = await here.backup();
  await here.book({ item: 'activity' }, { item: 'activity', subject: 'p3' });
  const epoch = await storeEpoch(here.store);
  expect(await here.restore(folder, false)).toBeNull();
  expect(await here.entries()).toHaveLength(4);
  expect(await storeEpoch(here.store)).toBe(epoch);
});

it('a session that has ended since stays ended, one that is open stays open', async () => {
  const account = await createAccount(here.app.auth, {
    username: 'liming',
    name: '李明',
    password: 'yangguang-2026'
  });
  const session = (id: string) => ({
    id,
    token: `token-${id}`,
    userId: account,
    expiresAt: '2027-01-01',
    createdAt: '',
    updatedAt: ''
  });
  const sessions = () => {
    const { raw, close } = openFile(join(here.dataDir, 'sunboard.db'));
    const add = (id: string) =>
      raw
        .prepare(
          'insert into auth_session (id, token, "userId", "expiresAt", "createdAt", "updatedAt") values (@id, @token, @userId, @expiresAt, @createdAt, @updatedAt)'
        )
        .run(session(id));
    const ids = () => raw.prepare('select id from auth_session order by id').pluck().all();
    return {
      add,
      ids,
      end: (id: string) => raw.prepare('delete from auth_session where id = ?').run(id),
      close
    };
  };
  const open = sessions();
  open.add('ended');
  open.add('open');
  const { folder } = await here.backup();
  open.end('ended');
  open.add('since');
  await here.restore(folder);
  expect(open.ids()).toEqual(['open', 'since']);
  open.close();
});

it('a board that was revoked since stays revoked', async () => {
  const { board } = await here.pair('一楼大厅');
  const { folder } = await here.backup();
  await here.store
    .updateTable('board')
    .set({ revoked_at: later.toISOString() })
    .where('code', '=', board)
    .execute();
  await here.restore(folder);
  const [row] = await here.store.selectFrom('board').where('code', '=', board).selectAll().execute();
  expect(row?.revoked_at).toBe(later.toISOString());
});

it('into an empty data folder: database and key, and an app opens on them', async () => {
  const { folder } = await here.backup();
  const dataDir = join(mkdtempSync(join(tmpdir(), 'sunboard-new-')), 'data');
  const restored = await putBack({
    dataDir,
    path: folder,
    to: here.to,
    now: later,
    version,
    agree: async () => true
  });
  expect(restored).toMatchObject({ before: null, lost: { count: 0 } });
  expect(readFileSync(join(dataDir, 'session.key'))).toEqual(readFileSync(join(here.dataDir, 'session.key')));
  const { app, store } = await createApp(testSettings(dataDir));
  expect(await store.selectFrom('entry').select('no').orderBy('seq').execute()).toEqual([
    { no: 'e1' },
    { no: 'e2' }
  ]);
  await app.close();
  rmSync(join(dataDir, '..'), { recursive: true });
});

describe('a backup that is not whole is refused whole, and what was there stays:', () => {
  let folder: string;
  let epoch: string;
  beforeEach(async () => {
    ({ folder } = await here.backup());
    await here.book({ item: 'activity' });
    epoch = await storeEpoch(here.store);
  });
  afterEach(async () => {
    expect(await here.entries()).toEqual(['e1', 'e2', 'e3']);
    expect(await storeEpoch(here.store)).toBe(epoch);
  });
  const database = () => join(folder, 'sunboard.db');
  const manifest = () => join(folder, manifestName);
  const edit = (change: (manifest: Record<string, unknown>) => unknown) =>
    writeFileSync(manifest(), JSON.stringify(change(JSON.parse(readFileSync(manifest(), 'utf8')))));

  it('cut off', async () => {
    truncateSync(database(), 20_000);
    await expect(here.restore(folder)).rejects.toThrow('20000');
  });

  it('changed in one byte', async () => {
    const bytes = readFileSync(database());
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(database(), bytes);
    await expect(here.restore(folder)).rejects.toThrow('manifest');
  });

  it('changed in one figure, with the file’s digest put right', async () => {
    const { raw, close } = openFile(database());
    raw.exec(
      'drop trigger entry_no_update; update entry set quantity = 9 where seq = (select min(seq) from entry)'
    );
    close();
    const { fileDigest } = await import('$lib/server/platform/backup/copy-file');
    const file = await fileDigest(database());
    edit((old) => ({ ...old, file: { name: 'sunboard.db', ...file } }));
    await expect(here.restore(folder)).rejects.toThrow('阳光社区');
  });

  it('without a manifest, or with one that isn’t one', async () => {
    writeFileSync(manifest(), '{');
    await expect(here.restore(folder)).rejects.toThrow('manifest');
    rmSync(manifest());
    await expect(here.restore(folder)).rejects.toThrow('manifest');
  });

  it('made by a newer version', async () => {
    edit((old) => ({
      ...old,
      version: '9.0.0',
      migrations: [...(old.migrations as string[]), '9999-later']
    }));
    await expect(here.restore(folder)).rejects.toThrow('upgrade');
  });

  it('no backup at all', async () => {
    await expect(here.restore(join(here.to, 'nowhere'))).rejects.toThrow('no such backup');
    cpSync(database(), join(here.to, 'x.db'));
    await expect(here.restore(join(here.to, 'x.db'))).rejects.toThrow('manifest');
    expect(existsSync(join(here.dataDir, 'sunboard.db'))).toBe(true);
  });
});
