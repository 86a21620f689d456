import { openSqlite } from '$lib/server/store/open-sqlite';
import type { Store } from '$lib/server/store/open-store';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtHouse, type BuiltHouse } from '../make/built-house';
import { testSettings } from '../make/settings';
import { foundOldUnit } from '../process/old-unit';
import { acknowledged, type Op } from '../process/kill/op';
import { expectIntact, expectWhole } from '../process/kill/whole';
import { Office, type Answer } from '../process/office';
import { canInject, straceFlags, whileFailing, type Fault } from './inject';

const told = /磁盘满了|磁盘出错/;
let dataDir: string;
let file: string;
let unit: string;
let house: BuiltHouse;
let crier: Office;
let db: Store;
const ops: Op[] = [];

if (!canInject) console.log('strace is missing: disks that fail are not tested. Debian: apt install strace');

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sunboard-faults-'));
  file = join(dataDir, 'sunboard.db');
  unit = await foundOldUnit(testSettings(dataDir));
  house = await builtHouse(dataDir, { SUNBOARD_DEMO: '1', LOG_LEVEL: 'error' });
  await house.start();
  crier = await new Office(house.url).signIn('crier');
  db = await openSqlite(file);
});
afterAll(async () => {
  await db.destroy();
  await house.stop('SIGKILL');
  rmSync(dataDir, { recursive: true });
});

let no = 0;
function announcement(): Op {
  const key = `fault-${String((no += 1)).padStart(4, '0')}`;
  const fields = { key, title: `告示 ${key}`, body: '字'.repeat(500) };
  const again = () => crier.post('/office/announcements?/post', fields);
  return { kind: 'announce', key, mark: fields.title, again, answer: null };
}

/** Done, or refused in words with a status that says whose fault it is; never a bare 500. */
function expectTold(answer: Answer): void {
  if (answer.status === 303) return;
  expect([503, 507]).toContain(answer.status);
  expect(answer.html).toMatch(told);
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
    const fault: Fault = { ...point, files: [file, `${file}-wal`] };
    const answer = await whileFailing(house.pid(), fault, op.again);
    expectTold(answer);
    // It may stand or not; who asks again, on the same server, is told, and it is there once.
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
    const fault: Fault = { ...point, files: [file, `${file}-wal`] };
    const answer = await whileFailing(house.pid(), fault, op.again);
    expectTold(answer);
    await house.stop('SIGKILL');
    await house.start();
    op.answer = acknowledged({ answer }) ? answer : null;
    await expectWhole(db, [op]);
    op.answer = await op.again();
    expect(op.answer.status).toBe(303);
    await expectWhole(db, [op]);
    await expectIntact(db, unit);
  });

  it.each(['ENOSPC', 'EIO'] as const)(
    '%s while the log is folded into the file: every act stands',
    async (error) => {
      const fault: Fault = { call: 'pwrite64', error, when: '1+', files: [file] };
      const posted = await whileFailing(house.pid(), fault, async () => {
        const some: Op[] = [];
        // A thousand pages of log start it; an act writes about sixteen.
        for (let count = 0; count < 90; count += 1) {
          const op = announcement();
          op.answer = await op.again();
          expectTold(op.answer);
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
    await house.stop();
    await expectNoStart(dataDir, { call: 'pread64', error: 'EIO', when: '1+', files: [file, `${file}-wal`] });
    await house.start();
    await expectIntact(db, unit);
  });

  it('a first start on a disk that is full: one sentence, exit 1; with space again it starts', async () => {
    const fresh = mkdtempSync(join(tmpdir(), 'sunboard-fresh-'));
    const files = ['sunboard.db', 'sunboard.db-wal'].map((name) => join(fresh, name));
    await expectNoStart(fresh, { call: 'pwrite64', error: 'ENOSPC', when: '20+', files });
    const later = await builtHouse(fresh);
    await later.start();
    expect((await later.stop()).code).toBe(0);
    rmSync(fresh, { recursive: true });
  });

  it('all that was acknowledged is there after a last restart', async () => {
    await house.stop();
    await house.start();
    await expectWhole(db, ops);
    await expectIntact(db, unit);
  });
});

async function expectNoStart(folder: string, fault: Fault): Promise<void> {
  const failing = await builtHouse(folder, {}, ['strace', ...straceFlags(fault)]);
  await expect(failing.start()).rejects.toThrow(/\p{Script=Han}.* \/ .*[a-z]/u);
  expect((await failing.ended()).code).toBe(1);
}
