import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDataDir, sessionSecret } from './secret';

let dataDir = '';
let warned: string[] = [];
const warn = (sentence: string) => warned.push(sentence);
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'sunboard-secret-')), 'data');
  warned = [];
});
afterEach(() => rmSync(join(dataDir, '..'), { recursive: true }));

it('makes folder and key for the owner alone, and keeps the key', () => {
  openDataDir(dataDir, warn);
  const key = sessionSecret({ dataDir, sessionKeyFile: null }, warn);
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(sessionSecret({ dataDir, sessionKeyFile: null }, warn)).toBe(key);
  expect([modeOf(dataDir), modeOf(join(dataDir, 'session.key'))]).toEqual(['700', '600']);
  expect(warned).toEqual([]);
});

it('tightens what others could read, and says so', () => {
  openDataDir(dataDir, warn);
  const key = sessionSecret({ dataDir, sessionKeyFile: null }, warn);
  chmodSync(dataDir, 0o755);
  chmodSync(join(dataDir, 'session.key'), 0o644);
  openDataDir(dataDir, warn);
  expect(sessionSecret({ dataDir, sessionKeyFile: null }, warn)).toBe(key);
  expect([modeOf(dataDir), modeOf(join(dataDir, 'session.key'))]).toEqual(['700', '600']);
  expect(warned).toHaveLength(2);
});

it('reads a key file of one’s own as it is: warned when others can read it, refused when short or missing', () => {
  openDataDir(dataDir, warn);
  const sessionKeyFile = join(dataDir, 'mine');
  expect(() => sessionSecret({ dataDir, sessionKeyFile }, warn)).toThrow('ENOENT');
  writeFileSync(sessionKeyFile, 'short', { mode: 0o600 });
  expect(() => sessionSecret({ dataDir, sessionKeyFile }, warn)).toThrow('32');
  writeFileSync(sessionKeyFile, `${'k'.repeat(40)}\n`);
  expect(sessionSecret({ dataDir, sessionKeyFile }, warn)).toBe('k'.repeat(40));
  chmodSync(sessionKeyFile, 0o444);
  expect(sessionSecret({ dataDir, sessionKeyFile }, warn)).toBe('k'.repeat(40));
  expect(warned).toHaveLength(1);
  expect(modeOf(sessionKeyFile)).toBe('444');
  expect(() => readFileSync(join(dataDir, 'session.key'))).toThrow('ENOENT');
});
