import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { builtApp, type BuiltApp } from '../make/built-app';

/** Two built servers on one data folder, each at a port of its own. */
let dataDir: string;
let first: BuiltApp;
let second: BuiltApp;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sunboard-one-server-'));
  [first, second] = [await builtApp(dataDir), await builtApp(dataDir)];
  await first.start();
});
afterEach(async () => {
  await Promise.all([first.stop('SIGKILL'), second.stop('SIGKILL')]);
  rmSync(dataDir, { recursive: true });
});

const isReady = async ({ url }: BuiltApp) => (await fetch(`${url}/readyz`)).ok;

it('a second server on the same SQLite isn’t started, and names the first, which serves on', async () => {
  const said = await second.start().then(
    () => 'it started',
    (error: Error) => error.message
  );
  expect(said).toContain(`process ${first.pid()}`);
  expect((await second.ended()).code).toBe(1);
  expect(said.trim().split('\n')).toHaveLength(1);
  expect(said).toMatch(/\p{Script=Han}.* \/ .*[a-z]/u);
  for (const part of [dataDir, 'data-in-use', `进程 ${first.pid()}`]) expect(said).toContain(part);
  expect(said).toContain(new URL(first.url).port);
  expect(said).toMatch(/since \d{4}-\d\d-\d\dT/);
  // The host is named only when it is another machine or container.
  expect(said).not.toContain(` on ${hostname()}`);
  expect(await isReady(first)).toBe(true);
});

it('a link to the data folder, or to its database, leads to the same refusal', async () => {
  const others = mkdtempSync(join(tmpdir(), 'sunboard-linked-'));
  const folder = join(others, 'data');
  symlinkSync(dataDir, folder);
  const withFile = join(others, 'other');
  mkdirSync(withFile);
  symlinkSync(join(dataDir, 'sunboard.db'), join(withFile, 'sunboard.db'));
  for (const linked of [folder, withFile]) {
    const server = await builtApp(linked);
    await expect(server.start(), linked).rejects.toThrow(`process ${first.pid()}`);
    await server.stop('SIGKILL');
  }
  expect(await isReady(first)).toBe(true);
  rmSync(others, { recursive: true });
});

it('kill -9 of the first doesn’t keep the next one from starting', async () => {
  await first.stop('SIGKILL');
  await second.start();
  expect(await isReady(second)).toBe(true);
  await expect(first.start()).rejects.toThrow(`process ${second.pid()}`);
});

it('whoever is started while the first still closes waits for it', async () => {
  const [ended] = await Promise.all([first.stop('SIGTERM'), second.start()]);
  expect(ended.code).toBe(0);
  expect(await isReady(second)).toBe(true);
  expect((await second.stop('SIGTERM')).code).toBe(0);
  expect(existsSync(join(dataDir, 'sunboard.lock.json'))).toBe(false);
});
