import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('on a fresh clone says what to run first, in both languages and without a stack', () => {
  const clone = mkdtempSync(join(tmpdir(), 'sunboard-clone-'));
  const main = join(clone, 'src/cli/points/main.mjs');
  cpSync('src/cli/points/main.mjs', main);
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, '--help'], { encoding: 'utf8' });
  rmSync(clone, { recursive: true });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr.match(/npm ci/g)).toHaveLength(2);
  expect(stderr).not.toMatch(/ERR_|at .*:\d+/);
});
