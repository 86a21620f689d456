import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchFigure } from '../runs/figure';

/**
 * Measures `npm run -s points` on a small file from start to answer; the peer is a Node that does nothing.
 */
export async function pointsStart(): Promise<BenchFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sunboard-bench-'));
  const roster = join(folder, 'roster.csv');
  const entries = join(folder, 'entries.csv');
  writeFileSync(roster, '编号,姓名\n1,李明\n2,韩冰\n');
  writeFileSync(entries, '流水号,编号,事项,日期\ne1,1,mediation,2026-10-05\n');
  const score = ['run', '-s', 'points', '--', 'score', '--scheme', 'community-cadres'];
  const command = [...score, '--roster', roster, '--entries', entries, '--period', '2026-10', '--json'];
  const run = (program: string, args: string[]) => {
    const started = performance.now();
    execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    return performance.now() - started;
  };
  run('npm', command);
  const times = Array.from({ length: 7 }, () => [run('npm', command), run('node', ['-e', '0'])] as const);
  rmSync(folder, { recursive: true });
  return [
    {
      id: 'points-start',
      name: 'points score, start to answer',
      unit: 'ms',
      samples: times.map(([ours]) => ours),
      limit: { of: 'value', most: 1000 },
      peer: { name: 'an empty Node', samples: times.map(([, peer]) => peer) }
    }
  ];
}
