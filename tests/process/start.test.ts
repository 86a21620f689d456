import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs';
import Database from 'better-sqlite3';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { builtApp } from '../make/built-app';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sunboard-start-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

/** The message of a server that doesn't start: one line, in both languages. */
async function complaint(env: Record<string, string> = {}, build?: string): Promise<string> {
  const app = await builtApp(dataDir, env);
  const said = await app.start(build).then(
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

it('a database of an older baseline is named, left as it is, and is to be founded anew', async () => {
  const file = join(dataDir, 'sunboard.db');
  const older = new Database(file);
  older.exec(
    "create table kysely_migration (name text, timestamp text); insert into kysely_migration values ('0001-baseline', '')"
  );
  older.close();
  const said = await complaint();
  expect(said).toContain(file);
  expect(said).toContain('--reset');
  expect(said).toContain('DATA_DIR');
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

/**
 * Starts a copy of the program in which one file is changed.
 * @param part how the file's path begins, under `server`
 * @param text its new text; null: the file is missing
 * @returns what the server says, and the file's name
 */
async function complaintOfBroken(part: string, text: string | null): Promise<{ said: string; name: string }> {
  const copy = join(dataDir, 'program');
  cpSync('build', join(copy, 'build'), { recursive: true });
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  cpSync('package.json', join(copy, 'package.json'));
  const chunks = join(copy, 'build/server');
  const name = readdirSync(chunks, { recursive: true, encoding: 'utf8' })
    .filter((each) => each.startsWith(part) && each.endsWith('.js'))
    .toSorted()[0];
  if (name === undefined) throw new Error(`the program has no ${part}`);
  if (text === null) rmSync(join(chunks, name));
  else writeFileSync(join(chunks, name), text);
  const data = join(dataDir, 'data');
  const said = await complaint({ DATA_DIR: data }, join(copy, 'build'));
  // Nothing of it was touched by a program that isn't whole.
  expect(existsSync(join(data, 'sunboard.db'))).toBe(false);
  return { said, name };
}

it.each([
  ['throws', 'entries/pages/', "throw Object.assign(new Error('no'), { code: 'EMFILE' });", 'EMFILE'],
  ['ends in the middle', 'nodes/', 'export const component = {', 'SyntaxError'],
  ['is missing, and the handler needs it', 'manifest.js', null, 'ERR_MODULE_NOT_FOUND'],
  ['is missing, and many need it', 'chunks/texts', null, 'ERR_MODULE_NOT_FOUND']
])(
  'a file of the program that %s is named with the code; the data isn’t opened',
  async (_, part, text, code) => {
    const { said, name } = await complaintOfBroken(part, text);
    expect(said).toContain(name);
    expect(said).toContain(code);
  }
);

it('an idle connection outlasts the 120 seconds of a proxy, and five without one', async () => {
  const kept = async (env: Record<string, string>) => {
    const app = await builtApp(dataDir, env);
    await app.start();
    const { headers } = await fetch(`${app.url}/sign-in`);
    await app.stop();
    return headers.get('keep-alive');
  };
  expect(await kept({})).toBe('timeout=5');
  expect(await kept({ TRUST_PROXY: 'loopback' })).toBe('timeout=130');
});
