import { fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { demoSession, withDemoServer, type DemoServer } from '../servers/demo-server';
import type { BenchFigure, BenchProgress } from '../runs/figure';
import type { FloodOrder, FloodOutcome } from './flood';
import { pumpRequests } from './pump';

const rounds = 3;
const requests = 20_000;
const seconds = 10;
/** Pages of a recorder's morning. */
const dashboard = ['/office', '/office/claims', '/office/ledger', '/office/people', '/office/announcements'];

/** B2: measures the office's pages while strangers request public pages as fast as they can. */
export async function publicFlood(progress: BenchProgress): Promise<BenchFigure[]> {
  return withDemoServer(async (server) => {
    const forwarded = await forwardedPage(server, progress);
    const cookie = await demoSession(server.url, 'fangmin');
    await workFor(server.url, cookie, 2000);
    const atRest: number[] = [];
    const flooded: number[] = [];
    const rates: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      progress(`flood ${round} of ${rounds}, load ${loadavg()[0]?.toFixed(1)}`);
      atRest.push(p99(await workFor(server.url, cookie, 4000)));
      const { answered, took, pages, statuses } = await floodedOffice(server, cookie);
      progress(`${pages.length} office pages; ${JSON.stringify(statuses)} in ${Math.round(took)} ms`);
      flooded.push(p99(pages));
      rates.push((answered / took) * 1000);
    }
    return [
      forwarded,
      {
        id: 'public-flood-office',
        name: `an office page, p99, under ${requests} requests for public pages in ${seconds} s`,
        unit: 'ms',
        samples: flooded,
        peer: { name: 'without them', samples: atRest },
        limit: { of: 'value', most: 200 }
      },
      {
        id: 'public-flood-answered',
        name: 'of these, answered or refused with a sentence',
        unit: 'requests/s',
        samples: rates,
        limit: { of: 'value', least: (0.95 * requests) / seconds }
      }
    ];
  });
}

/**
 * Measures a notice under the address that a messenger makes when forwarding it, against the bare address.
 */
async function forwardedPage({ url, notice }: DemoServer, progress: BenchProgress): Promise<BenchFigure> {
  const bare = new URL(`${url}/n/${notice}`);
  const forwarded = new URL(`${bare.href}?from=groupmessage&isappinstalled=0`);
  const asked = 'Accept-Encoding: br';
  for (const each of [bare, forwarded]) await pumpRequests(each, asked, 700);
  const samples: number[] = [];
  const beside: number[] = [];
  for (let round = 1; round <= 7; round += 1) {
    progress(`forwarded, round ${round} of 7`);
    samples.push(await pumpRequests(forwarded, asked, 1500));
    beside.push(await pumpRequests(bare, asked, 1500));
  }
  return {
    id: 'public-flood-forwarded',
    name: 'published page, br, with parameters that nobody knows',
    unit: 'requests/s',
    samples,
    peer: { name: 'without them', samples: beside },
    limit: { of: 'ratio', least: 0.9 }
  };
}

async function floodedOffice({ url, notice }: DemoServer, cookie: string) {
  const crowd = fork(resolve('build/flood.js'));
  await once(crowd, 'message');
  const order: FloodOrder = { url, notice, requests, seconds };
  let isOver = false;
  const [outcome, pages] = await Promise.all([
    new Promise<FloodOutcome>((resolve, failed) => {
      crowd.once('message', (message) => resolve(message as FloodOutcome));
      crowd.once('exit', (code) => failed(new Error(`the flood ended with ${code}`)));
      crowd.send(order);
    }).finally(() => {
      isOver = true;
    }),
    work(url, cookie, () => isOver)
  ]);
  crowd.removeAllListeners('exit');
  crowd.kill();
  return { ...outcome, pages };
}

function workFor(url: string, cookie: string, milliseconds: number): Promise<number[]> {
  const until = performance.now() + milliseconds;
  return work(url, cookie, () => performance.now() > until);
}

/**
 * Loads whole office pages one after the other.
 * @returns the time of each in ms
 */
async function work(url: string, cookie: string, isOver: () => boolean): Promise<number[]> {
  const took: number[] = [];
  for (let turn = 0; !isOver(); turn += 1) {
    const started = performance.now();
    const answer = await fetch(`${url}${dashboard[turn % dashboard.length]}`, {
      headers: { cookie, accept: 'text/html' }
    });
    await answer.text();
    if (answer.status !== 200) throw new Error(`${dashboard[turn % dashboard.length]}: ${answer.status}`);
    took.push(performance.now() - started);
  }
  return took;
}

function p99(took: number[]): number {
  took.sort((a, b) => a - b);
  return took[Math.floor(took.length * 0.99)] ?? NaN;
}
