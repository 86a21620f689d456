import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setupInput } from '../make/setup';
import { Installation } from './installation';

let home: Installation;

beforeAll(async () => {
  home = await Installation.make();
});
afterAll(() => home.remove());

/** Fills in the page of the one-time address, as in a browser. */
async function setUp(): Promise<void> {
  const [path] = /\/setup\/\S+/.exec(home.log) ?? [];
  const page = await (await fetch(`${home.url}${path}`)).text();
  const key = /name="key" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const firstPeriod = /<option value="(\d{4}-\d\d)"/.exec(page)?.[1] ?? '';
  const answer = await fetch(`${home.url}${path}`, {
    method: 'POST',
    headers: { origin: home.url, accept: 'text/html' },
    body: new URLSearchParams({ key, ...setupInput({ firstPeriod }) }),
    redirect: 'manual'
  });
  expect(answer.headers.get('location')).toContain('/sign-in');
}

/** Whether the app has a unit; its start page differs from an empty app's. */
const isSetUp = async () =>
  (await fetch(`${home.url}/`, { headers: { accept: 'text/html' }, redirect: 'manual' })).status === 200;

it('installs, upgrades with a backup, goes back by itself and by hand', async () => {
  expect(await home.run('upgrade.sh', ['--built', home.release('1.0.0')])).toMatchObject({ code: 0 });
  expect([home.current, await home.isReady(), await isSetUp()]).toEqual(['1.0.0', true, false]);
  await setUp();

  const upgraded = await home.run('upgrade.sh', ['--built', home.release('2.0.0')]);
  expect(upgraded).toMatchObject({ code: 0 });
  expect([home.current, await home.isReady(), await isSetUp()]).toEqual(['2.0.0', true, true]);
  expect(readdirSync(join(home.prefix, 'backups'))).toHaveLength(1);

  const broken = home.release('3.0.0', 'throw new Error("broken")');
  const failed = await home.run('upgrade.sh', ['--built', broken]);
  expect(failed).toMatchObject({ code: 1 });
  expect(failed.said).toContain('3.0.0');
  expect([home.current, await home.isReady(), await isSetUp()]).toEqual(['2.0.0', true, true]);

  expect(await home.run('rollback.sh', ['--list'])).toMatchObject({ code: 0 });
  const back = await home.run('rollback.sh', []);
  expect(back).toMatchObject({ code: 0 });
  expect([home.current, await home.isReady(), await isSetUp()]).toEqual(['1.0.0', true, true]);
}, 180_000);

it('a release that changes the tables and then fails: the one before runs on the backup', async () => {
  const changes = home.release(
    '4.0.0',
    `import Database from 'better-sqlite3';
     const db = new Database(process.env.DATA_DIR + '/sunboard.db');
     db.exec("insert into kysely_migration values ('9999-from-the-future', '2099-01-01')");
     db.close();
     process.exit(1);`
  );
  const failed = await home.run('upgrade.sh', ['--built', changes]);
  expect(failed).toMatchObject({ code: 1 });
  expect(failed.said).toContain('恢复备份');
  expect([home.current, await home.isReady(), await isSetUp()]).toEqual(['1.0.0', true, true]);
}, 180_000);

it('what can’t be an upgrade changes nothing', async () => {
  const before = home.current;
  expect(await home.run('upgrade.sh', ['--built', join(home.prefix, 'nothing')])).toMatchObject({ code: 1 });
  expect(await home.run('rollback.sh', ['no-such-release'])).toMatchObject({ code: 1 });
  expect([home.current, await home.isReady()]).toEqual([before, true]);
});
