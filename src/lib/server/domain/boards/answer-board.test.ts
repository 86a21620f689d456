import { createServer, get, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { boardFeedSchema, clockHeader, protocol, protocolQuery } from '$lib/sync';
import { testApp, type TestApp } from '../../../../../tests/contract/test-app';
import { readExactly } from '../../../../../tests/make/read-exactly';
import { announce } from '../announcements/announce';
import { writtenFeed } from './feed-bytes';
import { revokeBoard } from './manage-boards';
import { answerBoard } from './answer-board';

let here: TestApp;
let server: Server;
let url: string;
let hall: { board: string; token: string };

beforeEach(async () => {
  here = await testApp();
  hall = await here.pair('大厅');
  server = createServer((req, res) => {
    if (answerBoard(withOpenBoard(), req, res) === null) res.writeHead(418).end();
  });
  await new Promise<void>((listening) => server.listen(0, listening));
  url = `http://localhost:${(server.address() as AddressInfo).port}/api/board`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await here.end();
});

/** The app with an open board, like the demo, whose board anybody may ask for. */
function withOpenBoard(): TestApp['app'] {
  const { app, recorder } = here;
  const boardUnit = (board: string) => Promise.resolve(board === 'demo' ? recorder.unit : null);
  return { ...app, public: { ...app.public, boardUnit } };
}

/** The bytes as they come: `fetch` would unpack them. */
function raw(
  address: string,
  headers: Record<string, string>
): Promise<{ headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((done, failed) => {
    get(address, { headers }, (res) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => done({ headers: res.headers, body: Buffer.concat(parts) }));
    }).on('error', failed);
  });
}

const ask = (query = `?${protocolQuery}`, headers: Record<string, string> = {}) =>
  fetch(url + query, { headers: { cookie: `sunboard-board=${hall.token}`, ...headers } });

it('gives what the board’s feed is, with its tag and the clock', async () => {
  await announce(here.app, here.recorder, { key: 'announce-1', title: '公告“一”', body: '正文\n第二段' });
  const answer = await ask();
  const feed = readExactly(boardFeedSchema, await answer.json());
  const expected = await here.app.screens.feed({ unit: here.recorder.unit, board: hall.board });
  expect({ ...feed, at: '' }).toEqual({ ...expected, at: '' });
  expect(answer.headers.get(clockHeader)).toBe(feed.at);
  expect(answer.headers.get('etag')).toBe(writtenFeed(expected).etag);
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(answer.headers.get('set-cookie')).toBe(
    `sunboard-board=${hall.token}; Max-Age=34560000; Path=/api; HttpOnly; SameSite=Strict`
  );
});

it('gives 304 and the clock to who has it all, and the new feed once there is one', async () => {
  const etag = (await ask()).headers.get('etag') ?? '';
  const same = await ask(undefined, { 'if-none-match': etag });
  expect([same.status, await same.text()]).toEqual([304, '']);
  expect(Date.parse(same.headers.get(clockHeader) ?? '')).toBeGreaterThan(0);
  await announce(here.app, here.recorder, { key: 'announce-2', title: '公告', body: '正文' });
  expect((await ask(undefined, { 'if-none-match': etag })).status).toBe(200);
});

it('compresses a feed once for everybody who takes gzip, and each gets the instant of asking', async () => {
  const { unit } = here.recorder;
  const { bytes } = await here.app.screens.feedBytes({ unit, board: hall.board });
  const zipped = await bytes.gzip();
  const instants = ['2026-10-05T04:00:01.000Z', '2026-10-05T04:00:02.000Z'];
  for (const at of instants) {
    here.at(at);
    const { headers, body } = await raw(`${url}/demo`, { 'accept-encoding': 'gzip, deflate, br' });
    expect(headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-length': String(body.length),
      vary: 'accept-encoding',
      etag: bytes.etag
    });
    expect(body.subarray(0, zipped.bytes.length).equals(zipped.bytes)).toBe(true);
    expect(readExactly(boardFeedSchema, JSON.parse(gunzipSync(body).toString()))).toMatchObject({ at });
    const plain = await raw(`${url}/demo`, { 'accept-encoding': 'identity' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.equals(gunzipSync(body))).toBe(true);
    const same = await raw(`${url}/demo`, {
      'accept-encoding': 'gzip',
      'if-none-match': headers.etag ?? ''
    });
    expect([same.body.length, same.headers[clockHeader]]).toEqual([0, at]);
  }
});

it('an open board is asked by its code, without a token and without getting one', async () => {
  const open = await fetch(`${url}/demo?${protocolQuery}`);
  expect(open.status).toBe(200);
  expect(open.headers.get('set-cookie')).toBeNull();
  const { at: _, ...feed } = readExactly(boardFeedSchema, await open.json());
  const { at: __, ...expected } = await here.app.screens.feed({ unit: here.recorder.unit, board: 'demo' });
  expect(feed).toEqual(expected);
  const old = await fetch(`${url}/demo?protocol=${protocol - 1}`);
  expect([old.status, await old.json()]).toEqual([409, { error: { code: 'program-outdated', params: {} } }]);
  const none = await fetch(`${url}/${hall.board}`);
  expect([none.status, await none.json()]).toEqual([404, { error: { code: 'not-found', params: {} } }]);
});

it('two boards for which the same is set get the same bytes; neither gets the other’s cookie', async () => {
  const other = await here.pair('二楼');
  const answer = await ask(undefined, { cookie: `sunboard-board=${other.token}` });
  expect(answer.headers.get('etag')).toBe((await ask()).headers.get('etag'));
  expect(answer.headers.get('set-cookie')).toContain(other.token);
});

it('a program below the protocol is told so, and its worker that it needn’t wait for its turn', async () => {
  const answer = await ask(`?protocol=${protocol - 1}`);
  expect([answer.status, await answer.json()]).toEqual([
    409,
    { error: { code: 'program-outdated', params: {} } }
  ]);
  expect(answer.headers.get('set-cookie')).toBe(
    'sunboard-outdated=1; Max-Age=3600; Path=/api/board/update; HttpOnly; SameSite=Strict'
  );
  expect((await ask('?protocol=none')).status).toBe(409);
  // A program above it reads an earlier number's answers, and one that names none isn't ours.
  expect((await ask(`?protocol=${protocol + 1}`)).status).toBe(200);
  expect((await ask('')).status).toBe(200);
});

it('refuses an ended connection and an unknown token in the endpoint’s own words; the rest is Kit’s', async () => {
  await revokeBoard(here.app, here.operator, { key: 'revoke-hall', board: hall.board });
  const ended = await ask(`?protocol=${protocol - 1}`);
  expect([ended.status, await ended.json()]).toEqual([
    401,
    { error: { code: 'connection-ended', params: {} } }
  ]);
  const boards = await (await here.app.read(here.operator)).boards.list();
  expect(boards).toMatchObject([{ code: hall.board, refused: here.app.clock().toISOString() }]);
  const unknown = await ask('', { cookie: `sunboard-board=${'x'.repeat(43)}` });
  expect([unknown.status, await unknown.json()]).toEqual([
    401,
    { error: { code: 'not-paired', params: {} } }
  ]);
  const cookie = `sunboard-board=${hall.token}`;
  for (const [address, init] of [
    [url, {}],
    [url, { method: 'POST', headers: { cookie } }],
    [`${url}/demo`, { method: 'POST' }],
    [`${url}/preview`, { headers: { cookie } }],
    [`${url}/update`, { headers: { cookie } }],
    [`${url}/preview/${hall.board}`, { headers: { cookie } }],
    [`${url}s`, { headers: { cookie } }]
  ] as const)
    expect((await fetch(address, init)).status, address).toBe(418);
});

it('a database that fails is said, and the process goes on', async () => {
  await here.store.schema.dropTable('pairing').execute();
  await here.store.schema.dropTable('board').execute();
  expect((await ask()).status).toBe(500);
});
