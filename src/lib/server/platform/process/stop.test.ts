import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { stopped, type StopPatience, type Step } from './stop';

let server: Server;
let steps: Step[];
let closed: boolean;
let open: ServerResponse[];
let arrive: () => void;

const app = {
  drain: () => void steps.push('stopping'),
  closeStreams: () => undefined,
  close: async () => void (closed = true)
};

beforeEach(async () => {
  steps = [];
  closed = false;
  open = [];
  server = createServer((_, res) => {
    open.push(res);
    arrive();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});

afterEach(() => server.closeAllConnections());

/** Asks, and waits until the server has the request. */
async function ask(): Promise<{ answer: Promise<number | 'cut'> }> {
  const { port } = server.address() as AddressInfo;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const answer = new Promise<number | 'cut'>((resolve) => {
    const req = request({ port, host: '127.0.0.1', agent: false }, (res: IncomingMessage) => {
      res.resume().on('end', () => resolve(res.statusCode ?? 0));
    });
    req.on('error', () => resolve('cut')).end();
  });
  await arrived;
  return { answer };
}

const stop = (patience: Partial<StopPatience>) =>
  stopped(server, app, { drain: 0, grace: 5000, closing: 1000, ...patience }, (step) => steps.push(step));

it('waits for the answers that are open, then closes the database', async () => {
  const { answer } = await ask();
  const stopping = stop({});
  expect(closed).toBe(false);
  open[0]?.writeHead(204).end();
  expect(await answer).toBe(204);
  expect(await stopping).toBe(true);
  expect(closed).toBe(true);
  expect(steps).not.toContain('cut');
});

it('cuts a request that hangs, and closes the database all the same', async () => {
  const { answer } = await ask();
  const stopping = stop({ grace: 50 });
  expect(await answer).toBe('cut');
  expect(await stopping).toBe(true);
  expect(closed).toBe(true);
  expect(steps).toContain('cut');
});

it('doesn’t wait for ever for a database that doesn’t close', async () => {
  const never = { ...app, close: () => new Promise<void>(() => undefined) };
  expect(await stopped(server, never, { drain: 0, grace: 50, closing: 50 }, () => undefined)).toBe(false);
});
