import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { figureUnits } from './figure';
import { keptRuns } from './runs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sunboard-runs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('a stored run is read again, whatever its figures are measured in', () => {
  const run = {
    started: '2026-11-02T08:00:00.000Z',
    machine: { cores: 2, cpu: 'x', idle: 0.98, node: 'v20', commit: 'a' },
    figures: figureUnits.map((unit) => ({ id: unit, name: unit, unit, samples: [1] }))
  };
  writeFileSync(join(folder, 'one.json'), JSON.stringify(run));
  expect(keptRuns(folder)).toEqual([run]);
});
