import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockData } from '../store/sqlite/data-lock';
import { checkDescriptors } from './check-descriptors';

it('says how many boards the running server has descriptors for, and nothing where none runs', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-descriptors-'));
  const found = (soft: number) =>
    checkDescriptors(dataDir, (pid) => (pid === process.pid ? `Max open files  ${soft}  20000 files` : null));
  expect(found(800)).toEqual([]);
  const unlock = lockData(dataDir, { port: 4000, since: '2026-11-23T00:00:00Z' }, () => undefined);
  expect(found(800)).toMatchObject([{ level: 'warn', en: expect.stringMatching(/800.* 368 boards/) }]);
  expect(found(800)[0]?.next?.zh).toContain('LimitNOFILE');
  expect(found(65_536)).toMatchObject([{ level: 'ok', next: null }]);
  unlock();
  expect(found(800)).toEqual([]);
  rmSync(dataDir, { recursive: true });
});
