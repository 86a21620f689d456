import Database from 'better-sqlite3';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setupInput } from '../make/setup';
import { Installation } from './installation';

let home: Installation;

beforeAll(async () => {
  home = await Installation.make();
});
afterAll(() => home.remove());

/** Fills in the page of the one-time address, as in a browser. */
async function setUp(of = home): Promise<void> {
  const [path] = /\/setup\/\S+/.exec(of.log) ?? [];
  const page = await (await fetch(`${of.url}${path}`)).text();
  const key = /name="key" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const firstPeriod = /<option value="(\d{4}-\d\d)"/.exec(page)?.[1] ?? '';
  const answer = await fetch(`${of.url}${path}`, {
    method: 'POST',
    headers: { origin: of.url, accept: 'text/html' },
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

/** A server that changes the tables so that no other release reads them, and ends. */
const changesTables = `
  import Database from 'better-sqlite3';
  import { writeFileSync } from 'node:fs';
  const file = process.env.DATA_DIR + '/sunboard.db';
  const db = new Database(file);
  db.exec("insert into kysely_migration values ('9999-from-the-future', '2099-01-01')");
  db.close();`;

it('a release that changes the tables and then fails: the one before runs on the backup', async () => {
  const changes = home.release(
    '4.0.0',
    `${changesTables} writeFileSync(file + '.migrated', ''); process.exit(1);`
  );
  const failed = await home.run('upgrade.sh', ['--built', changes]);
  expect(failed).toMatchObject({ code: 1 });
  expect(failed.said).toContain('恢复备份');
  expect(failed.said.trimEnd().split('\n').at(-1)).toMatch(/set-aside$/);
  expect([home.current, await home.isReady(), await isSetUp()]).toEqual(['1.0.0', true, true]);
  const data = new Database(join(home.prefix, 'data/sunboard.db'), { readonly: true });
  expect(data.prepare('select count(*) from restoration').pluck().get()).toBe(0);
  data.close();
}, 180_000);

it('what the server before recorded after the backup is never taken back', async () => {
  const busy = await Installation.make();
  try {
    expect(await busy.run('upgrade.sh', ['--built', busy.release('1.0.0')])).toMatchObject({ code: 0 });
    const changes = busy.release(
      '2.0.0',
      `${changesTables} writeFileSync(file + '.migrated', ''); process.exit(1);`
    );
    const held = busy.holdRestart();
    const upgrade = busy.run('upgrade.sh', ['--built', changes]);
    const restart = await held;
    await setUp(busy);
    await restart.close();
    const { code, said } = await upgrade;
    expect([code, said]).toEqual([1, expect.stringContaining('数据未动')]);
    const left = new Database(join(busy.prefix, 'data/sunboard.db'), { readonly: true });
    expect(left.prepare('select count(*) from unit').pluck().get()).toBe(1);
    left.close();
    expect(readdirSync(join(busy.prefix, 'backups'), { recursive: true })).not.toContain('set-aside');
  } finally {
    await busy.remove();
  }
}, 180_000);

it('a release built long ago is the newest when it is installed last', async () => {
  expect(await home.run('upgrade.sh', ['--built', home.release('5.0.0')])).toMatchObject({ code: 0 });
  const old = home.release('6.0.0');
  utimesSync(old, new Date('2020-01-01'), new Date('2020-01-01'));
  expect(await home.run('upgrade.sh', ['--built', old])).toMatchObject({ code: 0 });
  expect([home.current, await home.isReady()]).toEqual(['6.0.0', true]);
  const { said } = await home.run('rollback.sh', ['--list']);
  expect(said.match(/\d\.0\.0/g)).toEqual(['6.0.0', '5.0.0', '2.0.0']);
}, 180_000);

it('the mark of migrations stays while only monitoring asks, and goes before the first answer', async () => {
  const mark = join(home.prefix, 'data/sunboard.db.migrated');
  writeFileSync(mark, '');
  expect(await home.run('rollback.sh', [])).toMatchObject({ code: 0 });
  await home.isReady();
  expect(existsSync(mark)).toBe(true);
  await isSetUp();
  expect(existsSync(mark)).toBe(false);
}, 60_000);

it('a server at an address that isn’t loopback’s usual is asked there, and what it wrote is never put back', async () => {
  const away = await Installation.make('127.0.0.2');
  try {
    expect(await away.run('upgrade.sh', ['--built', away.release('1.0.0')])).toMatchObject({ code: 0 });
    // Without the mark it has answered requests.
    const answered = away.release('2.0.0', `${changesTables} process.exit(1);`);
    const failed = await away.run('upgrade.sh', ['--built', answered]);
    expect(failed).toMatchObject({ code: 1 });
    expect(failed.said).toContain('数据未动');
    expect(readdirSync(join(away.prefix, 'backups'), { recursive: true })).not.toContain('set-aside');
  } finally {
    await away.remove();
  }
}, 120_000);

it('readiness is asked at the address and port of each service', () => {
  const asked = (host: string, service: string) => {
    const file = join(home.prefix, 'other.env');
    writeFileSync(file, `HOST=${host}\nPORT=4100\n`);
    return execFileSync('bash', ['-c', `. ${resolve('deploy/releases.sh')}; ready_address ${service}`], {
      env: { ...process.env, SUNBOARD_ENV: file },
      encoding: 'utf8'
    });
  };
  expect(asked('', 'sunboard')).toBe('http://127.0.0.1:4100/readyz');
  expect(asked('0.0.0.0', 'sunboard@4001')).toBe('http://127.0.0.1:4001/readyz');
  expect(asked('::', 'sunboard')).toBe('http://[::1]:4100/readyz');
  expect(asked('10.20.0.5', 'sunboard@4001')).toBe('http://10.20.0.5:4001/readyz');
  expect(asked('fd00::5', 'sunboard')).toBe('http://[fd00::5]:4100/readyz');
});

it('what can’t be an upgrade changes nothing', async () => {
  const before = home.current;
  expect(await home.run('upgrade.sh', ['--built', join(home.prefix, 'nothing')])).toMatchObject({ code: 1 });
  expect(await home.run('rollback.sh', ['no-such-release'])).toMatchObject({ code: 1 });
  expect([home.current, await home.isReady()]).toEqual([before, true]);
});
