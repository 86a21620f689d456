import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { besideCommit } from './beside-commit';

let root = '';
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: root });

/** A build whose bench stores one figure, which takes as long as the commit says. */
function commit(milliseconds: number): void {
  const bench = `
    import { mkdirSync, writeFileSync } from 'node:fs';
    mkdirSync('data/bench', { recursive: true });
    const started = new Date().toISOString();
    const machine = { cores: 1, cpu: 'x', idle: 1, node: 'v20', commit: 'a' };
    const figures = [{ id: process.argv[2], name: 'a', unit: 'ms', samples: [${milliseconds}] }];
    writeFileSync(\`data/bench/\${started.replace(/\\W/g, '')}.json\`, JSON.stringify({ started, machine, figures }));
  `;
  writeFileSync(join(root, 'bench.mjs'), bench);
  writeFileSync(
    join(root, 'package.json'),
    JSON.stringify({
      name: 'a',
      type: 'module',
      scripts: { build: 'mkdir -p build && cp bench.mjs build/bench.js' }
    })
  );
  writeFileSync(join(root, 'package-lock.json'), '{}');
  writeFileSync(join(root, '.gitignore'), 'build\ndata\nnode_modules\n');
  git('add', '-A');
  git('commit', '-qm', `${milliseconds} ms`);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sunboard-beside-'));
  git('init', '-q');
  commit(20);
  commit(10);
  mkdirSync(join(root, 'node_modules'));
  execFileSync('npm', ['run', '-s', 'build'], { cwd: root });
});
afterEach(() => rmSync(root, { recursive: true }));

it('runs a bench of this build and of an earlier commit’s by turns, and says the ratio', () => {
  expect(besideCommit('HEAD~1', ['start'], root).at(-1)).toBe(
    '| `start` | 10 ms | 20 ms | 0.5 × (0.5–0.5) |'
  );
  expect(existsSync(join(root, 'data/bench'))).toBe(true);
});

it('a commit that Git doesn’t know is refused', () => {
  expect(() => besideCommit('nothing', ['start'], root)).toThrow();
});
