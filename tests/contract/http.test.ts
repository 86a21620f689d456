import { answer, drain, closeStreams, serve } from '$lib/server/before-kit';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testApp, type TestApp } from './test-app';

let here: TestApp;
let server: Server;
let url: string;

beforeAll(async () => {
  here = await testApp();
  serve(here.app, null);
  server = createServer((req, res) => answer(req, res, () => res.writeHead(404).end('kit')));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  await here.end();
});

const said = async (path: string) => {
  const answer = await fetch(url + path);
  return [answer.status, await answer.text()];
};

it('is alive without asking the database, and ready when that answers and is this version’s', async () => {
  expect(await said('/healthz')).toEqual([200, 'ok\n']);
  expect(await said('/readyz')).toEqual([200, 'ready\n']);
  expect((await fetch(`${url}/healthz`, { method: 'POST' })).status).toBe(403);
  // A board that waits for its server requests this from a page on its own disk.
  const openTo = async (path: string) => (await fetch(url + path)).headers.get('access-control-allow-origin');
  expect([await openTo('/readyz'), await openTo('/healthz')]).toEqual(['*', null]);

  await here.store
    .insertInto('kysely_migration' as never)
    .values({ name: '9999-later', timestamp: '' } as never)
    .execute();
  expect(await said('/readyz')).toEqual([503, 'migrations\n']);
  await here.store
    .deleteFrom('kysely_migration' as never)
    .where('name' as never, '=', '9999-later' as never)
    .execute();
});

it('isn’t ready while the database owes an answer for more than a second', async () => {
  let release = () => undefined as void;
  const held = new Promise<void>((resolve) => (release = resolve));
  // An open transaction has the embedded database to itself.
  const busy = here.store.transaction().execute(() => held);
  expect(await said('/readyz')).toEqual([503, 'database\n']);
  expect(await said('/healthz')).toEqual([200, 'ok\n']);
  release();
  await busy;
  expect(await said('/readyz')).toEqual([200, 'ready\n']);
});

it('two Host headers are refused also where the page’s bytes are kept', async () => {
  await here.app.pages.through(
    new Request(`${url}/`),
    () => Promise.resolve(new Response('<b>公示</b>', { headers: { 'content-type': 'text/html' } })),
    () => ({ changedBy: 'none', until: new Date(8.64e15) })
  );
  const named = async (...hosts: string[]) => {
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.end(
      `GET / HTTP/1.1\r\n${hosts.map((host) => `Host: ${host}\r\n`).join('')}Connection: close\r\n\r\n`
    );
    return (await text(socket)).split('\r\n')[0];
  };
  expect(await named('sun.example.cn')).toBe('HTTP/1.1 200 OK');
  expect(await named('sun.example.cn', 'evil.example')).toBe('HTTP/1.1 400 Bad Request');
});

it('while it drains it isn’t ready, and keeps no connection; then it begins nothing', async () => {
  drain();
  expect(await said('/readyz')).toEqual([503, 'stopping\n']);
  const drained = await fetch(`${url}/`);
  expect([drained.status, drained.headers.get('connection')]).toEqual([404, 'close']);
  closeStreams();
  expect(await said('/api/me')).toEqual([503, '{"error":{"code":"stopping","params":{}}}']);
  const refused = await fetch(`${url}/office`, { headers: { accept: 'text/html' } });
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
  expect(await refused.text()).toContain('服务正在重启');
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});
