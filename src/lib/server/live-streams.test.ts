import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { protocolQuery } from '$lib/sync';
import { revisionsIn } from '../../cli/tools/revisions-in';
import { testApp, type TestApp } from '../../../tests/contract/test-app';
import { announce } from './domain/announcements/announce';
import { renameBoard, revokeBoard } from './domain/boards/manage-boards';
import { answerLive } from './live-streams';

let here: TestApp;
let server: Server;
let url: string;
/** the board in the hall, and what its browser sends */
let hall: { board: string; token: string };
let held: { cookie: string };

beforeEach(async () => {
  here = await testApp();
  hall = await here.pair('大厅');
  held = { cookie: `sunboard-board=${hall.token}` };
  server = createServer((req, res) => {
    if (!answerLive(here.app, req, res)) res.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, listening));
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  here.app.streams.closeAll();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await here.end();
});

/** Opens a stream and gives its `rev` events one by one. */
async function* revisions(path: string, headers: Record<string, string> = {}): AsyncGenerator<number> {
  const response = await fetch(url + path, { headers });
  if (!response.ok || !response.body) throw new Error(String(response.status));
  yield* revisionsIn(response.body);
}

const hang = (no: number) =>
  announce(here.app, here.recorder, { key: `announce-${no}`, title: `公告${no}`, body: '正文' });

it('tells a board what it missed, then what is new', async () => {
  await hang(1);
  const stream = revisions('/api/live/board?after=0', held);
  const { value: missed } = await stream.next();
  await hang(2);
  const { value: fresh } = await stream.next();
  expect(fresh).toBeGreaterThan(missed ?? Infinity);
  expect((await here.app.screens.feed(here.recorder)).revision).toBe(fresh);
});

it('tells nothing that the board has: the header of a reconnect is newer than the address', async () => {
  await hang(1);
  const head = (await here.app.screens.feed(here.recorder)).revision;
  const stream = revisions('/api/live/board?after=0', { ...held, 'last-event-id': String(head) });
  const next = stream.next();
  await hang(2);
  expect((await next).value).toBeGreaterThan(head);
});

it('tells a board nothing of what isn’t public', async () => {
  const stream = revisions('/api/live/board?after=0', held);
  const next = stream.next();
  await here.book({ item: 'mediation' });
  await hang(1);
  expect((await next).value).toBe((await here.app.screens.feed(here.recorder)).revision);
});

it('refuses a program below the protocol, whoever it is', async () => {
  for (const path of ['/api/live/board', '/api/live/board/demo', '/api/live/me']) {
    const refused = await fetch(`${url}${path}?after=0&protocol=0`, { headers: held });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toEqual({ error: { code: 'program-outdated', params: {} } });
  }
  const stream = revisions(`/api/live/board?after=0&${protocolQuery}`, held);
  const next = stream.next();
  await hang(1);
  expect((await next).value).toBe((await here.app.screens.feed(here.recorder)).revision);
});

it('knows no stream for an unknown board, nor for nobody', async () => {
  expect((await fetch(`${url}/api/live/board`)).status).toBe(404);
  expect((await fetch(`${url}/api/live/board`, { headers: { cookie: 'sunboard-board=x' } })).status).toBe(
    404
  );
  expect((await fetch(`${url}/api/live/me`, { headers: held })).status).toBe(404);
  expect((await fetch(`${url}/api/live/me`)).status).toBe(404);
  expect((await fetch(`${url}/n/whatever`)).status).toBe(404);
});

it('no code opens a stream outside the demo, a paired board’s own least of all', async () => {
  for (const code of [hall.board, hall.token, 'demo'])
    expect((await fetch(`${url}/api/live/board/${code}`)).status).toBe(404);
});

it('a board whose connection is ended hears of it at once, and its stream ends; others go on', async () => {
  const other = await here.pair('二楼');
  const stream = revisions('/api/live/board?after=0', held);
  const staying = revisions('/api/live/board?after=0', { cookie: `sunboard-board=${other.token}` });
  const reported = stream.next();
  const stays = staying.next();
  await expect.poll(() => here.app.streams.size).toBe(2);
  await revokeBoard(here.app, here.operator, { key: 'revoke-hall', board: hall.board });
  expect((await reported).value).toBeGreaterThan(0);
  expect(await stream.next()).toEqual({ done: true, value: undefined });
  expect(here.app.streams.size).toBe(1);
  await hang(1);
  expect((await stays).value).toBe((await here.app.screens.feed(here.recorder)).revision);
  expect((await fetch(`${url}/api/live/board`, { headers: held })).status).toBe(404);
});

it('a new name disturbs no board', async () => {
  const stream = revisions('/api/live/board?after=0', held);
  const next = stream.next();
  await expect.poll(() => here.app.streams.size).toBe(1);
  await renameBoard(here.app, here.operator, { key: 'rename-hall', board: hall.board, name: '一楼大厅' });
  await hang(1);
  expect((await next).value).toBe((await here.app.screens.feed(here.recorder)).revision);
});

it('forgets a reader that goes', async () => {
  const gone = new AbortController();
  await fetch(`${url}/api/live/board`, { headers: held, signal: gone.signal });
  expect(here.app.streams.size).toBe(1);
  gone.abort();
  await expect.poll(() => here.app.streams.size).toBe(0);
});

it('one board has eight streams at most: the oldest ends, another board’s stays', async () => {
  const other = await here.pair('二楼');
  const theirs = { cookie: `sunboard-board=${other.token}` };
  const streams = [];
  for (const cookies of [theirs, ...Array.from({ length: 9 }, () => held)]) {
    const stream = revisions('/api/live/board?after=0', cookies);
    streams.push({ stream, next: stream.next() });
    await expect.poll(() => here.app.streams.size).toBe(Math.min(streams.length, 9));
  }
  expect(await streams[1]?.next).toEqual({ done: true, value: undefined });
  await hang(1);
  const { revision } = await here.app.screens.feed(here.recorder);
  for (const at of [0, 2, 9]) expect((await streams[at]?.next)?.value).toBe(revision);
});

it('a reader that doesn’t read is cut, and keeps nobody', async () => {
  const socket = connect((server.address() as AddressInfo).port, 'localhost');
  socket.pause();
  socket.write(`GET /api/live/board HTTP/1.1\r\nhost: x\r\ncookie: ${held.cookie}\r\n\r\n`);
  await expect.poll(() => here.app.streams.size).toBe(1);
  const reading = revisions('/api/live/board', held);
  const first = reading.next();
  await expect.poll(() => here.app.streams.size).toBe(2);
  // This fills the kernel's buffers at both ends; a client that reads has read each batch before the next
  // one.
  let seq = 1000;
  const batch = async (read: Promise<IteratorResult<number>>) => {
    for (let no = 0; no < 500; no += 1)
      here.app.hub.notify(here.recorder.unit, [
        { seq: (seq += 1), kind: 'notice', subject: null, account: null }
      ]);
    let reported = await read;
    while (reported.value !== seq) reported = await reading.next();
  };
  await batch(first);
  while (here.app.streams.size > 1 && seq < 1_000_000) await batch(reading.next());
  expect(here.app.streams.size).toBe(1);
  await batch(reading.next());
  socket.destroy();
});

it('says with its clock over how long its readers shall come back: the more of them, the longer', async () => {
  const says = async (headers = held) => {
    const { body } = await fetch(`${url}/api/live/board`, { headers });
    const { value } = (await body?.getReader().read()) ?? {};
    return new TextDecoder().decode(value);
  };
  expect(await says()).toMatch(/^event: beat\ndata: \d{13}\n\nevent: spread\ndata: 3\n\n/);
  expect(await says()).toMatch(/event: spread\ndata: 6\n\n/);
});

it('leaves what is no address to Kit, and survives it', async () => {
  const raw = await new Promise<string>((answered) => {
    const socket = connect((server.address() as AddressInfo).port, 'localhost', () => {
      socket.write('GET // HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    });
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('close', () => answered(text));
  });
  expect(raw).toContain('404');
  expect((await fetch(`${url}/api/live/board/%ff`)).status).toBe(404);
  expect(
    (await fetch(`${url}/api/live/board?after=-1e99`, { headers: held, signal: AbortSignal.timeout(20_000) }))
      .status
  ).toBe(200);
});

it('a database that fails ends the stream, not the process', async () => {
  await here.store.schema.dropTable('pairing').execute();
  await here.store.schema.dropTable('board').execute();
  expect((await fetch(`${url}/api/live/board`, { headers: held })).status).toBe(500);
});
