import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { beatSeconds } from '$lib/sync';
import { afterEach, expect, it, vi } from 'vitest';
import { StreamRoom } from './stream-room';
import { Streams } from './streams';

const servers: { close(): void; closeAllConnections(): void }[] = [];

afterEach(() => {
  vi.useRealTimers();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Serves one stream for each request. */
async function served(begun: (streams: Streams, no: number, end: () => void) => void) {
  const streams = new Streams(new StreamRoom(1000));
  let no = 0;
  const server = createServer((_, res) => {
    const send = streams.start(res, null, () => undefined);
    begun(streams, no, () => {
      res.end();
      send(1);
    });
    no += 1;
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, listening));
  const { port } = server.address() as AddressInfo;
  const open = () =>
    new Promise<{ text: () => string; ended: Promise<void> }>((opened) =>
      get({ port }, (answer: IncomingMessage) => {
        let text = '';
        answer.on('data', (data: Buffer) => (text += data.toString()));
        const ended = new Promise<void>((done) => answer.once('close', done));
        answer.on('error', () => undefined);
        opened({ text: () => text, ended });
      })
    );
  return { streams, open };
}

const beats = (text: string) => text.split('event: beat').length - 1;

it('every stream gets one beat in each round, also when the timer comes late', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  const { streams, open } = await served(() => undefined);
  const readers = await Promise.all(Array.from({ length: 45 }, open));
  // `expect.poll` would move the clock that is set, and with it the beats.
  const heard = async (count: number) => {
    while (readers.some(({ text }) => beats(text()) < count)) await setImmediate();
    expect(readers.map(({ text }) => beats(text()))).toEqual(readers.map(() => count));
  };
  await heard(1);
  vi.advanceTimersByTime(beatSeconds * 1000);
  await heard(2);
  streams.closeAll();
});

it('a stream that has ended takes nothing more, and the process goes on', async () => {
  const { streams, open } = await served((_, no, end) => {
    if (no === 0) end();
  });
  const ended = await open();
  await ended.ended;
  expect(ended.text()).not.toContain('rev');
  await open();
  await expect.poll(() => streams.size).toBe(1);
  streams.closeAll();
});
