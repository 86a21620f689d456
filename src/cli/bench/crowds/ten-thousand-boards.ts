import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { protocolQuery } from '$lib/sync';
import { createApp } from '$lib/server/app';
import { digestOfSecret, newSecret } from '$lib/server/domain/pairing/secrets';
import { readSettings } from '$lib/server/platform/settings/settings';
import { pathToFileURL } from 'node:url';
import { startChild, type Child } from '../servers/child';
import { startBuiltServer } from '../servers/start-built-server';
import { postAnnouncement, residentOf } from './announce-to-crowd';
import { demoSession } from '../servers/demo-server';
import type { BenchFigure, BenchProgress } from '../runs/figure';
import { freePort } from '../../tools/free-port';
import { PairedCrowd } from './paired-crowd';
import type { Endpoints } from './simulated-board';

const boards = 10_000;
const rounds = 7;
const unit = 'demo';

/**
 * B8: measures a county on one server process: ten thousand paired boards, each with its own token, simulated in
 * another process with the board's own code for reconnecting. The figures are the time until the last one has
 * an event and the new feed, the server's memory, and the return after a restart. The peer is a bare Node
 * event stream under the same crowd.
 */
export async function tenThousandBoards(progress: BenchProgress): Promise<BenchFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sunboard-bench-'));
  try {
    const county = await aCounty(join(folder, 'data'), progress);
    const ours = await measureOurs(county, progress);
    const bare = await measureBare(ours.feed, progress);
    return figuresOf(ours, bare);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface County {
  url: string;
  tokens: string[];
  start(): Promise<Child>;
}

/** Founds the demo's community with a county's boards, with the rows that pairing would have written. */
async function aCounty(dataDir: string, progress: BenchProgress): Promise<County> {
  const url = `http://localhost:${await freePort()}`;
  progress('founding');
  const { foundDemo } = await import(pathToFileURL(resolve('build/found-demo.js')).href);
  await foundDemo({
    dataDir,
    publicUrl: url,
    now: new Date(),
    only: [unit],
    progress: () => undefined
  });
  const settings = { DATA_DIR: dataDir, PUBLIC_URL: url, SUNBOARD_DEMO: '1' };
  const { app, store } = await createApp(readSettings(settings));
  const unitId = (await app.public.boardUnit('demo')) ?? '';
  const tokens = Array.from({ length: boards }, newSecret);
  const now = new Date().toISOString();
  for (let from = 0; from < boards; from += 1000)
    await store
      .insertInto('board')
      .values(
        tokens.slice(from, from + 1000).map((token, at) => ({
          code: `bench${from + at}`,
          unit_id: unitId,
          name: `屏${from + at}`,
          token: digestOfSecret(token),
          paired_at: now,
          seen_at: now
        }))
      )
      .execute();
  await app.close();
  return {
    url,
    tokens,
    start: () => startBuiltServer({ ...settings, PORT: new URL(url).port, DRAIN_SECONDS: '0' })
  };
}

interface Measured {
  /** ms from the post, for each round */
  event: number[];
  fed: number[];
  /** bytes of the whole process, with all boards open after the rounds, and without any */
  resident: number;
  empty: number;
}

async function measureOurs(
  { url, tokens, start }: County,
  progress: BenchProgress
): Promise<Measured & { feed: ArrayBuffer; back: Back }> {
  let server = await start();
  const crowd = new PairedCrowd();
  try {
    const cookie = await demoSession(url, 'xuanchuan');
    const feed = await (await fetch(`${url}/api/board/demo?${protocolQuery}`)).arrayBuffer();
    const endpoints = {
      port: Number(new URL(url).port),
      live: '/api/live/board',
      feed: `/api/board?${protocolQuery}`
    };
    const cookies = tokens.map((token) => `sunboard-board=${token}`);
    const measured = await measure(crowd, server.pid, { endpoints, cookies, progress }, (round) =>
      postAnnouncement(url, cookie, round)
    );
    progress('the server is started again');
    // Rounds take longer than ten seconds, so a beat with the number of connections has reached every board
    // meanwhile.
    crowd.notify({ await: 'return' });
    const ended = Date.now();
    await server.end();
    server = await start();
    const up = Date.now();
    const all = await crowd.says('back');
    const [streams, feeds] = [all.flatMap((each) => each.streams), all.flatMap((each) => each.feeds)];
    const back = { streams, feeds, ended, up };
    return { ...measured, feed, back };
  } finally {
    await crowd.end();
    await server.end();
  }
}

async function measureBare(feed: ArrayBuffer, progress: BenchProgress): Promise<Measured> {
  const bare = await startChild('bare-stream.js', {}, { feed: new Uint8Array(feed) });
  const { port } = bare.said as { port: number };
  const crowd = new PairedCrowd();
  try {
    const cookies = Array.from({ length: boards }, () => `sunboard-board=${'x'.repeat(43)}`);
    const endpoints = { port, live: '/', feed: '/feed' };
    return await measure(crowd, bare.pid, { endpoints, cookies, progress }, (round) =>
      fetch(`http://localhost:${port}`, {
        method: 'POST',
        body: `id: ${round + 10}\nevent: rev\ndata: ${round + 10}\n\n`
      })
    );
  } finally {
    await crowd.end();
    await bare.end();
  }
}

async function measure(
  crowd: PairedCrowd,
  pid: number,
  { endpoints, cookies, progress }: { endpoints: Endpoints; cookies: string[]; progress: BenchProgress },
  publish: (round: number) => Promise<unknown>
): Promise<Measured> {
  const empty = residentOf(pid);
  progress(`opening ${boards} streams`);
  await crowd.open(endpoints, cookies);
  const event: number[] = [];
  const fed: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    crowd.notify({ await: 'event' });
    const [has, hasFed] = [crowd.says('event'), crowd.says('fed')];
    const started = performance.now();
    const published = publish(round);
    await has;
    const took = performance.now() - started;
    await hasFed;
    const tookFeed = performance.now() - started;
    await published;
    progress(
      `round ${round + 1} of ${rounds}: ${took.toFixed(0)} ms, with the feed ${tookFeed.toFixed(0)} ms`
    );
    // The first round warms up.
    if (round < 0) continue;
    event.push(took);
    fed.push(tookFeed);
  }
  return { event, fed, resident: residentOf(pid), empty };
}

/**
 * When boards came back, in ms since 1970. `ended`: the server was told to stop; `up`: the next one listened.
 */
interface Back {
  streams: number[];
  feeds: number[];
  ended: number;
  up: number;
}

/** The greatest number within any one second, wherever it begins. */
function mostInASecond(instants: readonly number[]): number {
  const sorted = [...instants].sort((a, b) => a - b);
  let most = 0;
  let first = 0;
  for (const [last, instant] of sorted.entries()) {
    while ((sorted[first] ?? instant) <= instant - 1000) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

function figuresOf(ours: Measured & { back: Back }, bare: Measured): BenchFigure[] {
  const { streams, feeds, ended, up } = ours.back;
  const peer = 'a bare Node event stream';
  return [
    {
      id: 'county-event',
      name: `announcement posted → the last of ${boards} boards has the event`,
      unit: 'ms',
      samples: ours.event,
      peer: { name: peer, samples: bare.event },
      limit: { of: 'value', most: 1000 }
    },
    {
      id: 'county-feed',
      name: '… and has fetched what to show',
      unit: 'ms',
      samples: ours.fed,
      peer: { name: 'a bare Node with the same bytes', samples: bare.fed }
    },
    {
      id: 'county-memory',
      name: '… and the whole server has in memory',
      unit: 'bytes',
      samples: [ours.resident],
      peer: { name: peer, samples: [bare.resident] },
      limit: { of: 'value', most: 450 * 2 ** 20 }
    },
    {
      id: 'county-memory-empty',
      name: '… of that, before the first board came',
      unit: 'bytes',
      samples: [ours.empty],
      peer: { name: peer, samples: [bare.empty] }
    },
    {
      id: 'county-back',
      name: `server started again → the last of ${boards} boards is back`,
      unit: 'ms',
      samples: [Math.max(...streams) - up],
      limit: { of: 'value', most: 30_000 }
    },
    {
      id: 'county-back-since',
      name: '… since the old one was told to stop',
      unit: 'ms',
      samples: [Math.max(...streams) - ended]
    },
    {
      id: 'county-connects',
      name: '… most boards that came in one second',
      unit: 'connects',
      samples: [mostInASecond(streams)],
      limit: { of: 'value', most: 500 }
    },
    {
      id: 'county-connections',
      name: '… most connections in one second, with their questions for what to show',
      unit: 'connects',
      samples: [mostInASecond([...streams, ...feeds])]
    }
  ];
}
