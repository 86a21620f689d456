import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { installAndBuild } from './install-and-build.mjs';

/**
 * An npm that notes what it is asked for. Its build and its rebuild meet at a pipe: each waits for the other one, so that
 * neither ends unless both run at the same time.
 */
const npm = `#!/bin/sh
echo "$*" >> asked
case $1 in
  ci) mkdir node_modules && touch node_modules/.package-lock.json ;;
  rebuild) [ ! -e no-compiler ] || { echo 'not found: make' >&2; exit 1; }; [ ! -p meet ] || echo here > meet ;;
  run) mkdir -p build && touch build/found-demo.js; [ ! -p meet ] || read -r _ < meet ;;
esac
`;

let root: string;
const path = process.env.PATH ?? '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sunboard-clone-'));
  for (const folder of ['src', 'display', 'static', 'project.inlang', 'vite', 'bin'])
    mkdirSync(join(root, folder));
  writeFileSync(join(root, 'package-lock.json'), '{}');
  writeFileSync(join(root, 'bin/npm'), npm, { mode: 0o755 });
  process.env.PATH = `${join(root, 'bin')}${delimiter}${path}`;
});
afterEach(() => {
  process.env.PATH = path;
  rmSync(root, { recursive: true });
});

/** Lists what npm was asked for since the last time. */
function asked(): string[] {
  const file = join(root, 'asked');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  rmSync(file);
  return lines.toSorted();
}

it('a fresh clone: packages without their scripts, then the binary while the program is built; then nothing', async () => {
  execFileSync('mkfifo', [join(root, 'meet')]);
  await installAndBuild(root);
  expect(asked()).toEqual(['ci --workspaces=false --ignore-scripts', 'rebuild better-sqlite3', 'run build']);
  await installAndBuild(root);
  expect(asked()).toEqual([]);
});

it('a binary that can’t be made: the cause once the build has ended; the next start makes the binary alone', async () => {
  writeFileSync(join(root, 'no-compiler'), '');
  await expect(installAndBuild(root)).rejects.toThrow('apt install');
  expect(asked()).toContain('run build');
  rmSync(join(root, 'no-compiler'));
  await installAndBuild(root);
  expect(asked()).toEqual(['rebuild better-sqlite3']);
});
