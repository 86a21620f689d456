import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMonth } from '$lib/calendar';
import type { Store } from '$lib/server/platform/store/open-store';
import { openSqlite } from '$lib/server/platform/store/sqlite/open-sqlite';
import { builtApp, type BuiltApp } from '../make/built-app';
import { testSettings } from '../make/settings';
import { foundUnitWithYears, password } from '../process/unit-with-years';
import { expectIntact } from '../process/kill/whole';
import { hiddenField, Office } from '../process/office';

const disk = mkdtempSync(join(tmpdir(), 'sunboard-disk-'));
const mounted =
  process.getuid?.() === 0 &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m,mode=700', 'sunboard-soak', disk]).status === 0;
if (!mounted) console.log('not root, or mounting is not allowed: a disk that is really full is not tested');

let app: BuiltApp;
let crier: Office;
let proposer: Office;
let sealer: Office;
let unit: string;

describe.skipIf(!mounted)('a disk that is full', () => {
  beforeAll(async () => {
    unit = await foundUnitWithYears(testSettings(disk));
    app = await builtApp(disk, { SUNBOARD_DEMO: '1' });
    await app.start();
    crier = await new Office(app.url).signIn('crier');
    proposer = await new Office(app.url).signIn('keeper');
    sealer = await new Office(app.url).signIn('second');
  });
  afterAll(() => app.stop('SIGKILL'));

  const ballast = join(disk, 'ballast');
  const fill = () => {
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(ballast, Buffer.alloc(bavail * bsize));
  };
  const post = (key: string) =>
    crier.post('/office/announcements?/post', { key, title: key, body: '字'.repeat(500) });

  it('refuses in words, shows what there is, lets people in or says why not, and goes on with space again', async () => {
    expect((await post('before-full')).status).toBe(303);
    fill();
    const answers = [];
    for (let count = 0; count < 20; count += 1) answers.push(await post(`while-full-${count}`));
    const refused = answers.filter(({ status }) => status !== 303);
    expect(refused.length).toBeGreaterThan(10);
    for (const { status, html } of refused) {
      expect([503, 507]).toContain(status);
      expect(html).toMatch(/磁盘满了|磁盘出错/);
    }
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${app.url}/api/board/demo`)).status).toBe(200);
    expect((await crier.page('/office/announcements')).status).toBe(200);
    const signIn = await fetch(`${app.url}/sign-in`, {
      method: 'POST',
      headers: { origin: app.url, accept: 'text/html' },
      body: new URLSearchParams({ username: 'keeper', password }),
      redirect: 'manual'
    });
    expect([303, 503, 507]).toContain(signIn.status);

    rmSync(ballast);
    for (let count = 0; count < 20; count += 1) expect((await post(`while-full-${count}`)).status).toBe(303);
    await expectWhole();
  });

  it('seals a month whole or not at all, says why not, and seals it with space again', async () => {
    fill();
    const sealed: string[] = [];
    let refused: { status: number; html: string } | null = null;
    // Some months still fit into space that the database had taken before.
    for (let month = 0; month < 20 && !refused; month += 1) {
      const proposed = await propose(`propose-${month}`);
      if (proposed.answer.status !== 303) refused = proposed.answer;
      else {
        const { answer, period } = await seal(`seal-${month}`);
        if (answer.status === 303) sealed.push(period);
        else refused = answer;
      }
    }
    expect([503, 507]).toContain(refused?.status);
    expect(refused?.html).toMatch(/磁盘满了|磁盘出错/);
    expect(await sealedMonths()).toEqual(sealed);

    rmSync(ballast);
    // If the proposal was acknowledged, it is there.
    await propose('propose-with-space');
    const { answer, period } = await seal('seal-with-space');
    expect(answer.status).toBe(303);
    expect(await sealedMonths()).toEqual([...sealed, period]);
    await expectWhole();
  });

  /** Fills in the office's forms as its pages do. */
  const propose = async (key: string) => {
    const { html } = await proposer.page('/office/seal');
    const fields = {
      key,
      period: hiddenField(html, 'period') ?? '',
      shown: hiddenField(html, 'shown') ?? ''
    };
    return { answer: await proposer.post('/office/seal?/propose', fields) };
  };
  const seal = async (key: string) => {
    const { html } = await sealer.page('/office/seal');
    const period = hiddenField(html, 'period') ?? '';
    const fields = { shown: hiddenField(html, 'shown') ?? '', proposal: hiddenField(html, 'proposal') ?? '' };
    return { period, answer: await sealer.post('/office/seal?/seal', { key, period, ...fields }) };
  };

  const readingDisk = async <Result>(read: (db: Store) => Promise<Result>): Promise<Result> => {
    const db = await openSqlite(join(disk, 'sunboard.db'));
    try {
      return await read(db);
    } finally {
      await db.destroy();
    }
  };
  const expectWhole = () => readingDisk((db) => expectIntact(db, unit));
  const sealedMonths = () =>
    readingDisk(async (db) => {
      const rows = await db.selectFrom('seal').select('period').orderBy('seq').execute();
      return rows.map(({ period }) => period).filter((period) => isMonth(period));
    });
});

afterAll(() => {
  if (mounted) execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true });
});
