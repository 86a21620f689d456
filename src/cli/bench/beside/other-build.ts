import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * Builds another commit in a worktree of its own, unless it was built before. It stands outside of `node_modules`, because a
 * build treats what is in there as packages. Its own packages are installed where its lock differs from ours.
 * @param commit any name that Git knows
 * @param root this build's working tree
 * @returns the worktree's folder
 * @throws Error when Git knows no such commit, or the commit doesn't build
 */
export function otherBuild(commit: string, root: string): string {
  const id = execFileSync('git', ['rev-parse', '--verify', '--short=12', `${commit}^{commit}`], {
    cwd: root,
    encoding: 'utf8'
  }).trim();
  const folder = resolve(root, 'data/beside', id);
  if (existsSync(join(folder, 'build/bench.js'))) return folder;
  if (!existsSync(folder)) {
    mkdirSync(dirname(folder), { recursive: true });
    run(root, 'git', 'worktree', 'add', '--detach', folder, id);
  }
  const lock = (at: string) => readFileSync(join(at, 'package-lock.json'), 'utf8');
  if (lock(folder) !== lock(root)) run(folder, 'npm', 'ci');
  else if (!existsSync(join(folder, 'node_modules')))
    symlinkSync(resolve(root, 'node_modules'), join(folder, 'node_modules'));
  run(folder, 'npm', 'run', '-s', 'build');
  return folder;
}

/** Runs a command whose own output is only of interest when something is wrong, and so goes to standard error. */
function run(cwd: string, command: string, ...args: string[]): void {
  execFileSync(command, args, { cwd, stdio: ['ignore', process.stderr.fd, 'inherit'] });
}
