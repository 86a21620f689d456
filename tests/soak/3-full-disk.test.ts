import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqlite } from '$lib/server/store/open-sqlite';
import { builtHouse, type BuiltHouse } from '../make/built-house';
import { testSettings } from '../make/settings';
import { foundOldUnit, password } from '../process/old-unit';
import { expectIntact } from '../process/kill/whole';
import { Office } from '../process/office';

const disk = mkdtempSync(join(tmpdir(), 'sunboard-disk-'));
const mounted =
  process.getuid?.() === 0 &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m,mode=700', 'sunboard-soak', disk]).status === 0;
if (!mounted) console.log('not root, or mounting is not allowed: a disk that is really full is not tested');

let house: BuiltHouse;
let crier: Office;
let unit: string;

describe.skipIf(!mounted)('a disk that is full', () => {
  beforeAll(async () => {
    unit = await foundOldUnit(testSettings(disk));
    house = await builtHouse(disk, { SUNBOARD_DEMO: '1' });
    await house.start();
    crier = await new Office(house.url).signIn('crier');
  });
  afterAll(() => house.stop('SIGKILL'));

  const ballast = join(disk, 'ballast');
  const post = (key: string) =>
    crier.post('/office/announcements?/post', { key, title: key, body: '字'.repeat(500) });

  it('refuses in words, shows what there is, lets people in or says why not, and goes on with space again', async () => {
    expect((await post('before-full')).status).toBe(303);
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(ballast, Buffer.alloc(bavail * bsize));
    const acts = [];
    for (let count = 0; count < 20; count += 1) acts.push(await post(`while-full-${count}`));
    const refused = acts.filter(({ status }) => status !== 303);
    expect(refused.length).toBeGreaterThan(10);
    for (const { status, html } of refused) {
      expect([503, 507]).toContain(status);
      expect(html).toMatch(/磁盘满了|磁盘出错/);
    }
    expect((await fetch(`${house.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${house.url}/api/board/demo`)).status).toBe(200);
    expect((await crier.page('/office/announcements')).status).toBe(200);
    const signIn = await fetch(`${house.url}/sign-in`, {
      method: 'POST',
      headers: { origin: house.url, accept: 'text/html' },
      body: new URLSearchParams({ username: 'keeper', password }),
      redirect: 'manual'
    });
    expect([303, 503, 507]).toContain(signIn.status);

    rmSync(ballast);
    for (let count = 0; count < 20; count += 1) expect((await post(`while-full-${count}`)).status).toBe(303);
    const db = await openSqlite(join(disk, 'sunboard.db'));
    await expectIntact(db, unit);
    await db.destroy();
  });
});

afterAll(() => {
  if (mounted) execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true });
});
