import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { builtApp } from '../make/built-app';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sunboard-start-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

/** The message of a server that doesn't start: one line, in both languages. */
async function complaint(env: Record<string, string> = {}): Promise<string> {
  const app = await builtApp(dataDir, env);
  const said = await app.start().then(
    () => 'it started',
    (error: Error) => error.message
  );
  expect((await app.ended()).code).toBe(1);
  expect(said.trim().split('\n')).toHaveLength(1);
  expect(said).toMatch(/\p{Script=Han}.* \/ .*[a-z]/u);
  return said;
}

it('a damaged database is named, left as it is, and there is a way on', async () => {
  const file = join(dataDir, 'sunboard.db');
  const garbage = 'not a database, but long enough to have a header '.repeat(100);
  writeFileSync(file, garbage);
  const said = await complaint();
  expect(said).toContain(file);
  expect(said).toContain('npm run restore');
  expect(readFileSync(file, 'utf8')).toBe(garbage);
});

it('a database that can’t be opened', async () => {
  mkdirSync(join(dataDir, 'sunboard.db'));
  expect(await complaint()).toContain('SQLITE_CANTOPEN');
});

it('a session key that is none', async () => {
  writeFileSync(join(dataDir, 'session.key'), 'short', { mode: 0o600 });
  expect(await complaint()).toContain('session.key');
});

it('a data folder that is a file', async () => {
  const file = join(dataDir, 'file');
  writeFileSync(file, '');
  expect(await complaint({ DATA_DIR: file })).toContain(file);
});

it('a port that is taken', async () => {
  const other = createServer();
  await new Promise<void>((listening) => other.listen(0, listening));
  const { port } = other.address() as AddressInfo;
  expect(await complaint({ PORT: String(port) })).toContain(`${port}`);
  await new Promise((closed) => other.close(closed));
});
