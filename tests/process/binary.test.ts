import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../src/cli/tools/free-port';
import { copyProgram, spoilBinary, type BinaryFault } from '../make/program-copy';

/** The ways into the program that open a database, with the arguments that each needs. */
const entries = {
  server: ['build/server.js'],
  backup: ['src/cli/backup/start.mjs', 'backup'],
  restore: ['src/cli/backup/start.mjs', 'restore', 'a-backup', '--yes'],
  move: ['src/cli/backup/start.mjs', 'move', '--from', 'data', '--to', 'postgres://nobody@127.0.0.1:1/none'],
  doctor: ['src/cli/backup/start.mjs', 'doctor'],
  demo: ['src/cli/demo/main.mjs', '--data', 'data']
};

const faults: [BinaryFault, RegExp][] = [
  ['missing', /Could not locate the bindings file/],
  ['other-node', new RegExp(`\\(NODE_MODULE_VERSION ${Number(process.versions.modules) + 1}\\)`)],
  ['other-machine', /better_sqlite3\.node/]
];

let program: string;
beforeAll(() => {
  program = realpathSync(mkdtempSync(join(tmpdir(), 'sunboard-binary-')));
  copyProgram(program);
});
afterAll(() => rmSync(program, { recursive: true }));

describe.each(faults)('where the binary of better-sqlite3 doesn’t load: %s', (fault, cause) => {
  beforeAll(() => spoilBinary(program, fault));

  it.each(Object.entries(entries))('%s says one sentence with the way on, and ends', async (_, args) => {
    const port = await freePort();
    const { code, said } = await run(program, args, port);
    expect(code).toBe(1);
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(said).toMatch(/\p{Script=Han}.* \/ .*[a-z]/u);
    expect(said).toMatch(cause);
    expect(said).toContain('npm rebuild better-sqlite3');
    expect(said).toContain('npm ci');
    expect(said).toContain(program);
    expect(existsSync(join(program, 'data/sunboard.db'))).toBe(false);
  });
});

/** Runs an entry of the program: its standard error, and its exit code. */
function run(cwd: string, args: string[], port: number): Promise<{ code: number; said: string }> {
  const { NODE_ENV: _, NODE_OPTIONS: __, VITEST: ___, ...clean } = process.env;
  const env = {
    ...clean,
    DATA_DIR: join(cwd, 'data'),
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`
  };
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd, env }, (error, _out, said) =>
      done({ code: typeof error?.code === 'number' ? error.code : 0, said })
    );
  });
}
