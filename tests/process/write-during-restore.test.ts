import { openFile, type OpenFile } from '$lib/server/platform/backup/open-file';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { builtApp } from '../make/built-app';
import { testSettings } from '../make/settings';
import { acknowledged, AskedOps } from './kill/op';
import { announces } from './kill/workers';
import { Office } from './office';
import { foundUnitWithYears, staff } from './unit-with-years';

const command = promisify(execFile);
/** People who write at the same time, so that at any moment somebody's write is under way. */
const writers = 4;

it('a write acknowledged during a restore is never lost: it is in what was replaced, or in what is there now', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-restored-'));
  const backups = join(dataDir, 'backups');
  await foundUnitWithYears(testSettings(dataDir));
  const app = await builtApp(dataDir, { LOG_LEVEL: 'error' });
  await app.start();
  const crier = await new Office(app.url).signIn(staff[2].username);
  const env = { ...process.env, DATA_DIR: dataDir, BACKUP_DIR: backups };
  const run = (...args: string[]) =>
    command(process.execPath, ['src/cli/backup/start.mjs', ...args], { env });
  await run('backup');
  const [backup = ''] = readdirSync(backups);

  const asked = new AskedOps();
  let no = 0;
  /** the number of writes after which everybody stops */
  let enough = Infinity;
  const keys = () => `written-${(no += 1)}`;
  const begun = asked.moment(20);
  const work = Promise.all(
    Array.from({ length: writers }, () => announces(crier, keys, asked, () => asked.ops.length >= enough))
  );
  await begun;
  await run('restore', join(backups, backup), '--yes').finally(() => (enough = asked.ops.length + 20));
  await work;
  await app.stop();

  const [before = ''] = readdirSync(backups).filter((name) => name.endsWith('-before-restore'));
  const replaced = openFile(join(backups, before, 'sunboard.db'), { readonly: true });
  const now = openFile(join(dataDir, 'sunboard.db'), { readonly: true });
  const written = asked.ops.filter(acknowledged).map(({ key }) => key);
  const [earlier, later] = [keysIn(replaced), keysIn(now)];
  replaced.close();
  now.close();
  rmSync(dataDir, { recursive: true });

  expect(written.filter((key) => !earlier.has(key) && !later.has(key))).toEqual([]);
  // Without writes on both sides of the moment, nothing would be proved.
  expect(written.filter((key) => earlier.has(key)).length).toBeGreaterThan(writers);
  expect(written.filter((key) => later.has(key)).length).toBeGreaterThan(writers);
});

/** The keys of the commands in a database's audit trail. */
function keysIn({ raw }: OpenFile): Set<unknown> {
  return new Set(raw.prepare('select client_key from audit').pluck().all());
}
