import { randomUUID } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { demoSession, withDemoServer } from '../servers/demo-server';
import { freePort } from '../../tools/free-port';
import type { BenchFigure } from '../runs/figure';
import { revisionsIn } from '../../tools/revisions-in';

const rounds = 20;

/**
 * Measures the time from the office's post of an announcement until an open board has fetched the new feed.
 * The peer is a bare Node server that passes a post on to an event stream.
 */
export async function boardLatency(): Promise<BenchFigure[]> {
  const ours = await withDemoServer(async ({ url }) => {
    const cookie = await demoSession(url, 'xuanchuan');
    const events = revisions(`${url}/api/live/board/demo?after=0`);
    await events.next();
    return measure(async (round) => {
      const body = new URLSearchParams({ key: randomUUID(), title: `公告 ${round}`, body: '正文' });
      const headers = { origin: url, cookie, 'content-type': 'application/x-www-form-urlencoded' };
      void fetch(`${url}/office/announcements?/post`, { method: 'POST', headers, body, redirect: 'manual' });
      await events.next();
      const feed = await (await fetch(`${url}/api/board/demo`)).json();
      if (feed.announcements[0].title !== `公告 ${round}`) throw new Error('the feed is behind its event');
    });
  });
  const peer = { name: 'a bare Node event stream', samples: await bare() };
  return [
    {
      id: 'board-latency',
      name: 'announcement posted → in an open board’s hands',
      unit: 'ms',
      samples: ours,
      limit: { of: 'value', most: 1000 },
      peer
    }
  ];
}

async function bare(): Promise<number[]> {
  const streams = new Set<ServerResponse>();
  const server = createServer((req, res) => {
    if (req.method !== 'POST') return void (res.writeHead(200), res.write('id: 0\n\n'), streams.add(res));
    for (const stream of streams) stream.write('id: 1\n\n');
    res.end();
  });
  const port = await freePort();
  await new Promise<void>((listening) => server.listen(port, listening));
  const url = `http://localhost:${port}`;
  const events = revisions(url);
  await events.next();
  const samples = await measure(async () => {
    void fetch(url, { method: 'POST' });
    await events.next();
    await (await fetch(url, { method: 'POST' })).text();
    await events.next();
  });
  server.closeAllConnections();
  server.close();
  return samples;
}

async function measure(round: (index: number) => Promise<void>): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < rounds; index += 1) {
    const started = performance.now();
    await round(index);
    samples.push(performance.now() - started);
  }
  return samples;
}

/** Reads the ids of an event stream, one by one. */
async function* revisions(url: string): AsyncGenerator<number> {
  const { body } = await fetch(url);
  if (!body) throw new Error('no stream');
  yield* revisionsIn(body);
}
