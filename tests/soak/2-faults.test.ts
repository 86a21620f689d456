import { openSqlite } from '$lib/server/platform/store/sqlite/open-sqlite';
import type { Store } from '$lib/server/platform/store/open-store';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtApp, type BuiltApp } from '../make/built-app';
import { testSettings } from '../make/settings';
import { foundUnitWithYears } from '../process/unit-with-years';
import { acknowledged, type Op } from '../process/kill/op';
import { expectIntact, expectWhole } from '../process/kill/whole';
import { Office, type FormAnswer } from '../process/office';
import { canInject, straceFlags, whileFailing, type SystemFault } from './inject';

const trouble = /磁盘满了|磁盘出错/;
let dataDir: string;
let file: string;
let unit: string;
let app: BuiltApp;
let crier: Office;
let db: Store;
const ops: Op[] = [];

if (!canInject) console.log('strace is missing: disks that fail are not tested. Debian: apt install strace');

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sunboard-faults-'));
  file = join(dataDir, 'sunboard.db');
  unit = await foundUnitWithYears(testSettings(dataDir));
  app = await builtApp(dataDir, { SUNBOARD_DEMO: '1', LOG_LEVEL: 'error' });
  await app.start();
  crier = await new Office(app.url).signIn('crier');
  db = await openSqlite(file);
});
afterAll(async () => {
  await db.destroy();
  await app.stop('SIGKILL');
  rmSync(dataDir, { recursive: true });
});

let no = 0;
function announcement(): Op {
  const key = `fault-${String((no += 1)).padStart(4, '0')}`;
  const fields = { key, title: `告示 ${key}`, body: '字'.repeat(500) };
  const again = () => crier.post('/office/announcements?/post', fields);
  return { kind: 'announce', key, mark: fields.title, again, answer: null };
}

/**
 * Expects success, or a refusal with a sentence and a status that says whose fault it is; never a bare 500.
 */
function expectReported(answer: FormAnswer): void {
  if (answer.status === 303) return;
  expect([503, 507]).toContain(answer.status);
  expect(answer.html).toMatch(trouble);
}

const points = (['ENOSPC', 'EIO'] as const).flatMap((error) => [
  ...['1', '2', '3', '5', '8', '13', '21', '30', '33', '1+', '7+', '20+'].map((when) => ({
    call: 'pwrite64' as const,
    error,
    when
  })),
  ...['1', '2', '1+'].map((when) => ({ call: 'fsync' as const, error, when }))
]);

describe.skipIf(!canInject)('a disk that fails', () => {
  it.each(points)('$error at $call $when: told in words, and nothing half', async (point) => {
    const op = announcement();
    ops.push(op);
    const fault: SystemFault = { ...point, files: [file, `${file}-wal`] };
    const answer = await whileFailing(app.pid(), fault, op.again);
    expectReported(answer);
    // The command may have been carried out or not; repeating it on the same server tells, and it is there
    // once.
    op.answer = acknowledged({ answer }) ? answer : null;
    await expectWhole(db, [op]);
    op.answer = await op.again();
    expect(op.answer.status).toBe(303);
    await expectWhole(db, [op]);
    await expectIntact(db, unit);
  });

  it.each(points)('$error at $call $when, then a power cut before anybody asks again', async (point) => {
    const op = announcement();
    ops.push(op);
    const fault: SystemFault = { ...point, files: [file, `${file}-wal`] };
    const answer = await whileFailing(app.pid(), fault, op.again);
    expectReported(answer);
    await app.stop('SIGKILL');
    await app.start();
    op.answer = acknowledged({ answer }) ? answer : null;
    await expectWhole(db, [op]);
    op.answer = await op.again();
    expect(op.answer.status).toBe(303);
    await expectWhole(db, [op]);
    await expectIntact(db, unit);
  });

  it.each(['ENOSPC', 'EIO'] as const)(
    '%s while the log is folded into the file: every command stands',
    async (error) => {
      const fault: SystemFault = { call: 'pwrite64', error, when: '1+', files: [file] };
      const posted = await whileFailing(app.pid(), fault, async () => {
        const some: Op[] = [];
        // A thousand pages of log start a checkpoint; a command writes about sixteen.
        for (let count = 0; count < 90; count += 1) {
          const op = announcement();
          op.answer = await op.again();
          expectReported(op.answer);
          some.push(op);
        }
        return some;
      });
      expect(posted.filter(acknowledged)).toHaveLength(posted.length);
      ops.push(...posted);
      await expectWhole(db, posted);
      await expectIntact(db, unit);
    }
  );

  it('a start on a disk that can’t be read: one sentence, exit 1, and the ledger as it was', async () => {
    await app.stop();
    await expectNoStart(dataDir, { call: 'pread64', error: 'EIO', when: '1+', files: [file, `${file}-wal`] });
    await app.start();
    await expectIntact(db, unit);
  });

  it('a first start on a disk that is full: one sentence, exit 1; with space again it starts', async () => {
    const fresh = mkdtempSync(join(tmpdir(), 'sunboard-fresh-'));
    const files = ['sunboard.db', 'sunboard.db-wal'].map((name) => join(fresh, name));
    await expectNoStart(fresh, { call: 'pwrite64', error: 'ENOSPC', when: '20+', files });
    const later = await builtApp(fresh);
    await later.start();
    expect((await later.stop()).code).toBe(0);
    rmSync(fresh, { recursive: true });
  });

  it('all that was acknowledged is there after a last restart', async () => {
    await app.stop();
    await app.start();
    await expectWhole(db, ops);
    await expectIntact(db, unit);
  });
});

async function expectNoStart(folder: string, fault: SystemFault): Promise<void> {
  const failing = await builtApp(folder, {}, ['strace', ...straceFlags(fault)]);
  await expect(failing.start()).rejects.toThrow(/\p{Script=Han}.* \/ .*[a-z]/u);
  expect((await failing.ended()).code).toBe(1);
}
