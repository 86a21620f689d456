import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entry } from '$lib/points';
import { aYearsLedger } from './a-years-ledger';
import type { BenchFigure } from '../runs/figure';

const year = 2025;

/** Measures `points score` on a hundred thousand rows of CSV, from the command to its answer. */
export function pointsRows(): BenchFigure[] {
  const folder = mkdtempSync(join(tmpdir(), 'sunboard-bench-'));
  const roster = join(folder, 'roster.csv');
  const entries = join(folder, 'entries.csv');
  const ledger = aYearsLedger('community-cadres', 1000, 100_000, year);
  writeFileSync(roster, ['编号', ...ledger.subjects.map(({ id }) => id)].join('\n'));
  writeFileSync(entries, [header, ...ledger.entries.map(line)].join('\n'));
  const command = ['run', '-s', 'points', '--', 'score', '--scheme', 'community-cadres'];
  const asked = [...command, '--roster', roster, '--entries', entries, '--period', String(year), '--json'];
  const samples = Array.from({ length: 6 }, () => {
    const started = performance.now();
    execFileSync('npm', asked, { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1024 ** 3 });
    return performance.now() - started;
  });
  rmSync(folder, { recursive: true });
  return [
    {
      id: 'points-rows',
      name: 'points score, 100,000 rows of CSV, start to answer',
      unit: 'ms',
      // The first run may have to build the command, so it is left out.
      samples: samples.slice(1),
      limit: { of: 'value', most: 3000 }
    }
  ];
}

const header = '流水号,编号,事项,日期,登记月,数量,分值,同一事项,依据,更正';

function line({ id, subject, reverses, ...entry }: Entry): string {
  const { item, date, period, quantity, value, matterKey } = entry;
  return [id, subject, item, date, period, quantity, value, matterKey, '纪要', reverses ?? ''].join(',');
}
