import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeLog } from './make-log';

it('writes a warning that comes while other lines are being written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sunboard-log-'));
  const path = join(folder, 'log');
  const fd = openSync(path, 'w');
  const log = makeLog('info', fd);
  // Long enough to be written at once.
  log.info('x'.repeat(5000));
  log.warn('last');
  await expect.poll(() => readFileSync(path, 'utf8')).toContain('"msg":"last"');
  closeSync(fd);
  rmSync(folder, { recursive: true });
});
