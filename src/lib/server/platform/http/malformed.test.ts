import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Requests, type AnsweredRequest, type ConnectionRefusal } from '../requests/requests';
import { malformed } from './malformed';

let server: Server;
let done: AnsweredRequest[];
let unreadable: ConnectionRefusal[];

beforeEach(async () => {
  done = [];
  unreadable = [];
  const requests = new Requests(
    (each) => done.push(each),
    (each) => unreadable.push(each)
  );
  server = createServer((req, res) => {
    requests.routed(requests.begin(req, res), req.url ?? '');
    req.on('error', () => undefined).resume();
    if (req.url === '/begun') res.write('begun');
    if (req.method === 'GET') res.end('page');
  });
  server.on('clientError', (error, socket) => malformed(requests, error, socket));
  server.on('connect', (_, socket) => malformed(requests, new Error('no proxy'), socket));
  await new Promise<void>((listening) => server.listen(0, listening));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

/** Opens a connection, and collects all that comes back on it. */
function opened(): { socket: Socket; answer: Promise<string> } {
  const socket = connect((server.address() as AddressInfo).port, 'localhost');
  let text = '';
  socket.on('data', (chunk) => (text += chunk.toString()));
  return { socket, answer: once(socket, 'close').then(() => text) };
}

async function sent(bytes: string): Promise<string> {
  const { socket, answer } = opened();
  socket.write(bytes);
  return answer;
}

const chunked = (path: string) => `POST ${path} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n`;
const lines = () => done.map(({ route, status, code, broken }) => ({ route, status, code, broken }));

it('a body that can’t be parsed is refused, and its request has the status and the code', async () => {
  expect(await sent(`${chunked('/form')}zz\r\n`)).toMatch(/^HTTP\/1\.1 400 .*"code":"bad-request"/s);
  await expect.poll(lines).toEqual([{ route: '/form', status: 400, code: 'bad-request', broken: true }]);
  expect(unreadable).toEqual([]);
});

it.each(['end', 'resetAndDestroy'] as const)(
  'a body that breaks off (%s) is answered by nobody, and its request has no status',
  async (way) => {
    const { socket, answer } = opened();
    const asked = once(server, 'request');
    socket.write('POST /form HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n0123456789');
    await asked;
    socket[way]();
    expect(await answer).toBe('');
    await expect.poll(lines).toEqual([{ route: '/form', status: null, code: null, broken: true }]);
    expect(unreadable).toEqual([]);
  }
);

it.each([
  ['no request at all', 'GARBAGE\r\n\r\n', 400],
  ['an unknown method', 'BREW / HTTP/1.1\r\nhost: x\r\n\r\n', 400],
  ['a proxy', 'CONNECT elsewhere:443 HTTP/1.1\r\nhost: elsewhere\r\n\r\n', 400],
  ['too many headers', `GET / HTTP/1.1\r\nhost: x\r\na: ${'x'.repeat(20_000)}\r\n\r\n`, 431]
])('%s is told once, without a request', async (_, bytes, status) => {
  expect(await sent(bytes)).toContain(`HTTP/1.1 ${status} `);
  expect(unreadable).toEqual([{ status, code: 'bad-request' }]);
  expect(done).toEqual([]);
});

it('an answer that has begun keeps its status, and what can’t be parsed behind it is told apart', async () => {
  const { socket, answer } = opened();
  const begun = once(socket, 'data');
  socket.write(chunked('/begun'));
  await begun;
  socket.write('zz\r\n');
  expect(await answer).toMatch(/^HTTP\/1\.1 200 /);
  await expect.poll(lines).toEqual([{ route: '/begun', status: 200, code: null, broken: true }]);
  expect(unreadable).toEqual([{ status: 400, code: 'bad-request' }]);
});

it('a request that was answered on the same connection before keeps its own line', async () => {
  const { socket, answer } = opened();
  const page = once(socket, 'data');
  socket.write('GET /page HTTP/1.1\r\nhost: x\r\n\r\n');
  await page;
  await expect.poll(lines).toEqual([{ route: '/page', status: 200, code: null, broken: false }]);
  socket.write('GARBAGE\r\n\r\n');
  await answer;
  expect(done).toHaveLength(1);
  expect(unreadable).toEqual([{ status: 400, code: 'bad-request' }]);
});

it('a connection on which nothing was sent asks for nothing, and is told by no line', async () => {
  const { answer } = opened();
  const [socket] = await once(server, 'connection');
  server.emit('clientError', Object.assign(new Error(), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), socket);
  expect(await answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(unreadable).toEqual([]);
});
