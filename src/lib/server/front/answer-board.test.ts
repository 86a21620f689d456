import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { boardFeedSchema, clockHeader } from '$lib/sync';
import * as v from 'valibot';
import { aHouse, type AHouse } from '../../../../tests/contract/a-house';
import { announce } from '../announcements/announce';
import { feedTag } from '../boards/feed-bytes';
import { revokeBoard } from '../boards/manage-boards';
import { answerBoard } from './answer-board';

let here: AHouse;
let server: Server;
let url: string;
let hall: { board: string; token: string };

beforeEach(async () => {
  here = await aHouse();
  hall = await here.pair('大厅');
  server = createServer((req, res) => {
    if (!answerBoard(here.house, req, res)) res.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, listening));
  url = `http://localhost:${(server.address() as AddressInfo).port}/api/board`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await here.end();
});

const ask = (query = '?knows=2', headers: Record<string, string> = {}) =>
  fetch(url + query, { headers: { cookie: `sunboard-board=${hall.token}`, ...headers } });

it.each([0, 2])('gives what the board’s feed is, with its tag and the clock: knows %i', async (knows) => {
  await announce(here.house, here.recorder, { key: 'announce-1', title: '公告“一”', body: '正文\n第二段' });
  const answer = await ask(`?knows=${knows}`);
  const feed = v.parse(boardFeedSchema, await answer.json());
  const expected = await here.house.screens.feed({ unit: here.recorder.unit, board: hall.board }, knows);
  expect({ ...feed, at: '' }).toEqual({ ...expected, at: '' });
  expect(answer.headers.get(clockHeader)).toBe(feed.at);
  expect(answer.headers.get('etag')).toBe(feedTag(expected));
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(answer.headers.get('set-cookie')).toBe(
    `sunboard-board=${hall.token}; Max-Age=34560000; Path=/api; HttpOnly; SameSite=Strict`
  );
});

it('gives 304 and the clock to who has it all, and the new feed once there is one', async () => {
  const etag = (await ask()).headers.get('etag') ?? '';
  const same = await ask('?knows=2', { 'if-none-match': etag });
  expect([same.status, await same.text()]).toEqual([304, '']);
  expect(Date.parse(same.headers.get(clockHeader) ?? '')).toBeGreaterThan(0);
  await announce(here.house, here.recorder, { key: 'announce-2', title: '公告', body: '正文' });
  expect((await ask('?knows=2', { 'if-none-match': etag })).status).toBe(200);
});

it('two boards for which the same is set get the same bytes; neither gets the other’s cookie', async () => {
  const other = await here.pair('二楼');
  const answer = await ask('?knows=2', { cookie: `sunboard-board=${other.token}` });
  expect(answer.headers.get('etag')).toBe((await ask()).headers.get('etag'));
  expect(answer.headers.get('set-cookie')).toContain(other.token);
});

it('refuses an ended connection and an unknown token in the words of the door; the rest is Kit’s', async () => {
  await revokeBoard(here.house, here.operator, { key: 'revoke-hall', board: hall.board });
  const ended = await ask();
  expect([ended.status, await ended.json()]).toEqual([
    401,
    { error: { code: 'connection-ended', params: {} } }
  ]);
  const boards = await (await here.house.read(here.operator)).boards.list();
  expect(boards).toMatchObject([{ code: hall.board, refused: here.house.clock().toISOString() }]);
  const unknown = await ask('', { cookie: `sunboard-board=${'x'.repeat(43)}` });
  expect([unknown.status, await unknown.json()]).toEqual([
    401,
    { error: { code: 'not-paired', params: {} } }
  ]);
  expect((await fetch(url)).status).toBe(404);
  expect((await fetch(`${url}/demo`, { headers: { cookie: `sunboard-board=${hall.token}` } })).status).toBe(
    404
  );
  expect(
    (await fetch(url, { method: 'POST', headers: { cookie: `sunboard-board=${hall.token}` } })).status
  ).toBe(404);
});

it('a database that fails is said, and the process goes on', async () => {
  await here.store.schema.dropTable('pairing').execute();
  await here.store.schema.dropTable('board').execute();
  expect((await ask()).status).toBe(500);
});
