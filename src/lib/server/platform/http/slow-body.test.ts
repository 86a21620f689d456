import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { malformed } from './malformed';
import { endSlowBody } from './slow-body';

let server: Server;
let arrived: () => void;
/** resolves when the endpoint has begun to read */
let begun: Promise<void>;
/** ms that the server waits for a form */
let patience: number;

beforeEach(async () => {
  patience = 100;
  begun = new Promise((resolve) => (arrived = resolve));
  server = createServer((req, res) => {
    endSlowBody(req, res, (error, socket) => malformed(null, error, socket), patience);
    arrived();
    if (req.url === '/early') res.write('begun');
    req.resume().on('end', () => res.end('all there'));
    req.on('error', () => undefined);
  });
  await new Promise<void>((listening) => server.listen(0, listening));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

/** Sends a request's head and half of its body, and gives all that comes back until the connection ends. */
function half(path: string, rest?: Promise<unknown>): Promise<string> {
  return new Promise((ended) => {
    let said = '';
    const socket = connect((server.address() as AddressInfo).port, 'localhost', () =>
      socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 4\r\n\r\nab`)
    );
    void rest?.then(() => socket.write('cd'));
    socket.on('data', (chunk) => (said += chunk.toString()));
    socket.on('close', () => ended(said));
  });
}

it('half a form that stays half is answered 408, and the connection ends', async () => {
  expect(await half('/sign-in')).toMatch(/^HTTP\/1\.1 408 .*"code":"bad-request"/s);
});

it('an answer that has begun is broken off, not doubled', async () => {
  const said = await half('/early');
  expect(said).toContain('begun');
  expect(said).not.toContain('408');
});

it('a form that arrives in time is answered', async () => {
  patience = 60_000;
  expect(await half('/sign-in', begun)).toContain('all there');
});

it('workbooks take their time', async () => {
  const slow = half('/office/import?/preview');
  // The other request's patience began later, and has ended.
  await begun;
  await half('/sign-in');
  expect(server.listening && (await Promise.race([slow, Promise.resolve('still open')]))).toBe('still open');
});
