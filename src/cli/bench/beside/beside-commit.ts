import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { BenchFigure } from '../runs/figure';
import { keptRuns, runsFolder } from '../runs/runs';
import { otherBuild } from './other-build';
import { ratioLine } from './ratio-line';

const rounds = 3;

/**
 * Runs benches of this build and of another commit's by turns, so that what the machine does meanwhile meets both alike.
 * @param names the benches; none means all
 * @param here this build's working tree
 * @returns a table for docs/bench.md: each figure that both have
 */
export function besideCommit(commit: string, names: readonly string[], here = '.'): string[] {
  const there = otherBuild(commit, here);
  const ours: BenchFigure[] = [];
  const theirs: BenchFigure[] = [];
  for (let round = 0; round < rounds; round += 1) {
    process.stderr.write(`round ${round + 1} of ${rounds}\n`);
    // Each build is first in turn, because the second one finds the machine warm.
    for (const folder of round % 2 === 0 ? [here, there] : [there, here])
      (folder === here ? ours : theirs).push(...figuresOf(folder, names));
  }
  const ids = [...new Set(ours.map(({ id }) => id))];
  const of = (figures: readonly BenchFigure[], id: string) => figures.filter((figure) => figure.id === id);
  return [
    `| figure | here | ${commit} | ratio (rounds) |`,
    '| --- | --- | --- | --- |',
    ...ids.flatMap((id) => ratioLine(of(ours, id), of(theirs, id)) ?? [])
  ];
}

/**
 * Runs benches of a build in its own working tree.
 * @throws Error when the bench stored no run: a missed limit does, a bench that fails doesn't
 */
function figuresOf(folder: string, names: readonly string[]): BenchFigure[] {
  const runs = () => keptRuns(join(folder, runsFolder));
  const before = runs()[0]?.started;
  spawnSync(process.execPath, ['build/bench.js', ...names], {
    cwd: folder,
    stdio: ['ignore', process.stderr.fd, 'inherit']
  });
  const [run] = runs();
  if (!run || run.started === before) throw new Error(`the bench of ${folder} stored no run`);
  return run.figures;
}
