import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clearDemo } from './clear-demo.mjs';
import { busyPort, checkMachine } from './check-machine.mjs';
import { tooOld } from './node-version.mjs';
import { flags } from './run-demo.mjs';
import { whyNpmFailed } from './why-npm-failed.mjs';

it('an old Node: one sentence, and none for one that is new enough', () => {
  expect(tooOld('18.20.4')).toContain('20.19');
  expect(tooOld('20.18.3')).toContain('20.18.3');
  expect([tooOld('20.19.0'), tooOld('22.1.0'), tooOld('24.0.0')]).toEqual([null, null, null]);
});

it('a full disk: one sentence with what is free and what is needed', () => {
  expect(() => checkMachine('.', () => 12)).toThrow('12 MB');
});

it('a busy port: one sentence with another one to try', async () => {
  const busy = createServer();
  await new Promise<void>((listening) => busy.listen(0, '0.0.0.0', listening));
  const { port } = busy.address() as AddressInfo;
  expect((await busyPort(port))?.message).toContain(`--port ${port + 1}`);
  await new Promise((closed) => busy.close(closed));
  expect(await busyPort(port)).toBeNull();
});

it('takes its port from --port, else from PORT, else 4000', () => {
  expect(flags(['--port', '4100'], '4200').port).toBe(4100);
  expect(flags([], '4200').port).toBe(4200);
  expect([flags([], '').port, flags([], undefined).port]).toEqual([4000, 4000]);
  expect(() => flags([], 'http')).toThrow('1 to 65535');
});

it('a missing compiler, a full disk while installing, no network: the cause, not the log', () => {
  expect(whyNpmFailed('ci', 'npm error gyp ERR! stack Error: not found: make').message).toContain(
    'apt install'
  );
  expect(whyNpmFailed('ci', 'npm error gyp ERR! find Python').message).toContain('apt install');
  expect(whyNpmFailed('ci', 'npm error code ENOSPC').message).toContain('磁盘满了');
  expect(whyNpmFailed('ci', 'npm error code EAI_AGAIN').message).toContain('网络');
  expect(whyNpmFailed('ci', 'something else').message).toContain('something else');
});

it('throws away a demo’s folder, and never one with other files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sunboard-demo-'));
  clearDemo(folder);
  writeFileSync(join(folder, 'sunboard.db'), '');
  clearDemo(folder);
  expect(readdirSync(folder)).toEqual(['demo-data']);
  rmSync(join(folder, 'demo-data'));
  writeFileSync(join(folder, 'thesis.txt'), '');
  expect(() => clearDemo(folder)).toThrow(folder);
  expect(existsSync(join(folder, 'thesis.txt'))).toBe(true);
  rmSync(folder, { recursive: true });
});
