import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { Agent, get, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { budgetOf } from '$lib/server/platform/process/descriptors';
import { builtApp, type BuiltApp } from '../make/built-app';
import { testSettings } from '../make/settings';
import { Office } from './office';
import { foundUnitWithYears } from './unit-with-years';

/** The number of descriptors that the server may have. */
const limit = 800;
/** More boards than descriptors, so that some streams have to be refused. */
const boards = 1100;

let dataDir: string;
let app: BuiltApp;
let keeper: Office;
let sockets: Socket[];
/** a connection that was there before all others */
let kept: Agent;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sunboard-descriptors-'));
  await foundUnitWithYears(testSettings(dataDir));
  const small = ['bash', '-c', `ulimit -n ${limit} && exec "$0" "$@"`];
  app = await builtApp(dataDir, { SUNBOARD_DEMO: '1', TRUST_PROXY: 'loopback' }, small);
  await app.start();
  keeper = await new Office(app.url).signIn('keeper');
  sockets = [];
  kept = new Agent({ keepAlive: true, maxSockets: 1 });
});
afterEach(async () => {
  kept.destroy();
  for (const socket of sockets) socket.destroy();
  await app.stop('SIGKILL');
  rmSync(dataDir, { recursive: true });
});

/**
 * Requests a path over that connection.
 * @returns the status
 */
function asked(path: string): Promise<number> {
  const headers = { ...keeper.headers, connection: 'keep-alive' };
  return new Promise((resolve, reject) => {
    get(`${app.url}${path}`, { agent: kept, headers }, (answer: IncomingMessage) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
    }).on('error', reject);
  });
}

/**
 * Opens a connection and sends a text.
 * @returns the head of the answer; '' when the server hangs up
 */
function opened(text: string): Promise<string> {
  const { hostname, port } = new URL(app.url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    sockets.push(socket);
    socket.once('data', (bytes) => resolve(bytes.toString().split('\r\n\r\n')[0] ?? ''));
    socket.once('close', () => resolve('')).on('error', () => undefined);
    socket.write(text);
  });
}

const stream = () => opened('GET /api/live/board/demo HTTP/1.1\r\nhost: localhost\r\n\r\n');
const many = <T>(count: number, run: () => Promise<T>) => Promise.all(Array.from({ length: count }, run));

it('more boards than descriptors: some are asked to come back, and pages never opened before open', async () => {
  const { streams } = budgetOf(limit);
  expect(await asked('/healthz')).toBe(200);
  const heads = await many(boards, stream);

  // Office pages work over the old connection and over a new one.
  expect(await asked('/office/ledger')).toBe(200);
  expect((await keeper.page('/office/seal')).status).toBe(200);
  expect(await asked('/readyz')).toBe(200);

  expect(heads.filter((head) => head.startsWith('HTTP/1.1 200'))).toHaveLength(streams);
  const refused = heads.filter((head) => head.startsWith('HTTP/1.1 503'));
  expect(refused.length).toBeGreaterThan(100);
  const waits = refused.map((head) => Number(/^retry-after: (\d+)$/im.exec(head)?.[1]));
  expect(Math.min(...waits)).toBeGreaterThan(0);
  expect(new Set(waits).size).toBeGreaterThan(5);
  // One line reports it, and refused clients get no error line each. On a busy machine connections pile up
  // meanwhile.
  const errors = app
    .log()
    .split('\n')
    .filter((line) => line.includes('"level":50'));
  const codes = errors.map((line) => JSON.parse(line).code);
  expect(codes.filter((code) => code !== 'too-many-connections')).toEqual(['too-many-streams']);
  expect(app.complaints()).toMatch(new RegExp(`${limit}.*${streams}.* / .*${limit}.*${streams}`));

  for (const socket of sockets) socket.destroy();
  await expect.poll(stream).toMatch(/^HTTP\/1.1 200/);
  for (const path of ['/office/ledger', '/office/seal', '/office/people', '/office/import'])
    expect((await keeper.page(path)).status).toBe(200);
});

it('more connections than descriptors: the log says so, and what was connected is served from new files', async () => {
  expect(await asked('/healthz')).toBe(200);
  void many(boards, () => opened(''));
  await expect.poll(() => app.log()).toContain('"code":"too-many-connections"');
  expect(await asked('/office/ledger')).toBe(200);
  expect(await asked('/readyz')).toBe(200);
});

it('one connection that asks for more files than there are descriptors gets them one after the other', async () => {
  const folder = 'build/client/_app/immutable/chunks';
  const size = (name: string) => statSync(join(folder, name)).size;
  const [largest = ''] = readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .sort((a, b) => size(b) - size(a));
  const wanted = (more = '') =>
    `GET /_app/immutable/chunks/${largest} HTTP/1.1\r\nhost: localhost\r\n${more}\r\n`;
  const { hostname, port } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  sockets.push(socket);
  let bytes = 0;
  socket.on('data', (part) => (bytes += part.length)).on('error', () => undefined);
  socket.write(wanted().repeat(limit) + wanted('connection: close\r\n'));
  await once(socket, 'close');
  expect(bytes).toBeGreaterThan((limit + 1) * size(largest));
  expect(await asked('/readyz')).toBe(200);
});

it('while no file can be opened it isn’t ready and the log has the code; then it is again, with every page', async () => {
  expect(await asked('/healthz')).toBe(200);
  await many(80, stream);
  const allow = (soft: number) =>
    execFileSync('prlimit', ['--pid', String(app.pid()), `--nofile=${soft}:${limit}`]);
  allow(64);
  expect(await asked('/readyz')).toBe(503);
  expect(await asked('/healthz')).toBe(200);
  await asked('/office/ledger');
  await expect.poll(() => app.log()).toContain('"code":"EMFILE"');
  allow(limit);
  expect(await asked('/readyz')).toBe(200);
  expect(await asked('/office/ledger')).toBe(200);
});
