import { Agent, get } from 'node:http';
import { postAnnouncement, residentOf } from './announce-to-crowd';
import { startChild } from '../servers/child';
import { Crowd } from './crowd';
import { demoSession, withDemoServer } from '../servers/demo-server';
import type { BenchFigure, BenchProgress } from '../runs/figure';

const boards = 1000;
const rounds = 15;

/** A server with a thousand open streams, and how it is made to send an event. */
interface Side {
  crowd: Crowd;
  publish(round: number): Promise<unknown>;
  feed: string;
  /** bytes of memory for each open stream */
  memory: number;
}

/**
 * Measures the office posting an announcement to a thousand open boards: the time until the last one has the
 * event, and then until the last one has fetched the feed. The peer is a bare Node server that passes a
 * post's bytes on.
 */
export async function thousandBoards(progress: BenchProgress): Promise<BenchFigure[]> {
  return withDemoServer(async (server) => {
    const feed = await (await fetch(`${server.url}/api/board/demo`)).arrayBuffer();
    const bare = await startChild('bare-stream.js', {}, { feed: new Uint8Array(feed) });
    const { port } = bare.said as { port: number };
    const cookie = await demoSession(server.url, 'xuanchuan');
    progress(`opening ${boards} streams at each server`);
    const ours = await open(server.pid, `${server.url}/api/live/board/demo?after=0`, 'event: rev', {
      feed: `${server.url}/api/board/demo`,
      publish: (round) => postAnnouncement(server.url, cookie, round)
    });
    const url = `http://localhost:${port}`;
    const peer = await open(bare.pid, url, 'event: beat', {
      feed: `${url}/feed`,
      publish: (round) => fetch(url, { method: 'POST', body: `id: ${round}\nevent: rev\ndata: ${round}\n\n` })
    });
    try {
      const [event, feeds, bareEvent, bareFeeds] = [[], [], [], []] as number[][];
      for (let round = -2; round < rounds; round += 1) {
        progress(`round ${round + 1} of ${rounds}`);
        const [a, b] = [await measure(ours, round), await measure(peer, round)];
        // The first two rounds warm both up.
        if (round < 0) continue;
        event?.push(a.event);
        feeds?.push(a.feed);
        bareEvent?.push(b.event);
        bareFeeds?.push(b.feed);
      }
      return [
        {
          id: 'boards-event',
          name: `announcement posted → the last of ${boards} boards has the event`,
          unit: 'ms',
          samples: event ?? [],
          peer: { name: 'a bare Node event stream', samples: bareEvent ?? [] },
          limit: { of: 'ratio', most: 2 }
        },
        {
          id: 'boards-feed',
          name: '… and has fetched what to show',
          unit: 'ms',
          samples: feeds ?? [],
          peer: { name: 'a bare Node with the same bytes', samples: bareFeeds ?? [] },
          limit: { of: 'ratio', most: 2 }
        },
        {
          id: 'boards-memory',
          name: '… and memory for each open stream',
          unit: 'bytes',
          samples: [ours.memory],
          peer: { name: 'a bare Node event stream', samples: [peer.memory] }
        }
      ];
    } finally {
      ours.crowd.close();
      peer.crowd.close();
      await bare.end();
    }
  });
}

async function open(
  pid: number,
  url: string,
  first: string,
  rest: Pick<Side, 'publish' | 'feed'>
): Promise<Side> {
  const before = residentOf(pid);
  const crowd = await Crowd.open(url, boards, (text) => text.includes(first));
  return { crowd, memory: (residentOf(pid) - before) / boards, ...rest };
}

async function measure(
  { crowd, publish, feed }: Side,
  round: number
): Promise<{ event: number; feed: number }> {
  const everyone = crowd.everyone();
  const started = performance.now();
  const published = publish(round);
  await everyone;
  const event = performance.now() - started;
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });
  await Promise.all(Array.from({ length: boards }, () => fetched(feed, agent)));
  const took = performance.now() - started;
  agent.destroy();
  await published;
  return { event, feed: took };
}

function fetched(url: string, agent: Agent): Promise<void> {
  return new Promise((done, failed) => {
    get(url, { agent }, (res) => {
      if (res.statusCode !== 200) failed(new Error(`${url}: ${res.statusCode}`));
      res.resume().on('end', done);
    }).on('error', failed);
  });
}
