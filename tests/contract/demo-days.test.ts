import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { foundDemo } from '../../src/cli/demo/found-demo';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sunboard-demo-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

/** A month that has just begun, with the windows of the one before; a year that is over, with all its periods. */
const moments = ['2026-12-01T00:30', '2027-01-01T09:00', '2027-01-15T10:00'];

it.each(moments)('the demo is founded whenever somebody tries it: %s', async (moment) => {
  const now = new Date(`${moment}:00+08:00`);
  await foundDemo({ dataDir, publicUrl: 'http://localhost', now, progress: () => undefined });
  expect(JSON.parse(readFileSync(join(dataDir, 'founded'), 'utf8'))).toMatchObject({
    day: moment.slice(0, 10)
  });
});
