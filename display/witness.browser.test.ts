import { ShownStore } from '$lib/local/shown-store';
import { shownSchema, type Shown } from '$lib/sync';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeFeed } from '../tests/fixtures/feed';
import { Clock } from './player/clock';
import type { Slide } from './player/player';
import { Witness } from './witness';

vi.mock('$lib/local/shown-store', { spy: true });

const today = '2026-11-11';

/** A board that reports to a server that takes all it is told. */
function board(seen: Slide | null) {
  const said: Shown[] = [];
  vi.spyOn(window, 'fetch').mockImplementation((_, init) => {
    if (typeof init?.body !== 'string') throw new Error('nothing is said');
    said.push(v.parse(shownSchema, JSON.parse(init.body)));
    return Promise.resolve(new Response(null, { status: 204 }));
  });
  const witness = new Witness({
    ...{
      door: '/api/board',
      board: 'paired',
      version: '1',
      clock: new Clock({ monotonic: Date.now, device: Date.now })
    },
    ...{ seen: () => seen, zone: () => 'Asia/Shanghai', open: () => undefined, spread: () => 0 },
    ...{ onUnpaired: () => {}, onTrouble: () => {} }
  });
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      witness.tick();
      await vi.advanceTimersByTimeAsync(1000);
    }
  };
  return { witness, said, pass };
}

function aNotice(): Slide {
  const turn = { scene: 'notice', code: 'a7k0m2', seconds: 10 } as const;
  return { id: 1, turn, feed: makeFeed({ revision: 41 }), layout: 'landscape', today };
}

beforeEach(() => {
  // The browser's own `performance` stays: it has the heap.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'requestAnimationFrame'] });
  vi.setSystemTime(`${today}T01:00:00Z`);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a disk that never answers costs a second and a half of proof, no report, and the office is told', async () => {
  vi.mocked(ShownStore.prototype.all).mockReturnValue(new Promise(() => {}));
  const { witness, said, pass } = board(aNotice());
  witness.start();
  witness.shown(41);
  await pass(700);
  witness.stop();
  expect(said.length).toBeGreaterThan(2);
  const last = said[said.length - 1];
  expect(last?.notices?.[0]?.seconds).toBeGreaterThan(500);
  expect(said.map(({ state }) => state?.trouble.join())).toContain('disk');
});

test('a disk that refuses is told of, and what is shown counts all the same', async () => {
  vi.mocked(ShownStore.prototype.all).mockRejectedValue(new Error('broken'));
  const { witness, said, pass } = board(aNotice());
  witness.start();
  await pass(1);
  witness.shown(41);
  await pass(320);
  witness.stop();
  expect(said[0]?.state?.trouble).toEqual(['disk']);
  expect(said[1]?.notices?.[0]?.seconds).toBeGreaterThan(200);
});

test('a board with nothing on it tells what is wrong with it, and goes on saying that it is there', async () => {
  vi.mocked(ShownStore.prototype.all).mockResolvedValue([]);
  const { witness, said, pass } = board(null);
  witness.start();
  await pass(60);
  expect(said).toEqual([]);
  witness.trouble('feed');
  await pass(320);
  witness.stop();
  expect(said.map(({ shows, state }) => [shows, state?.scene, state?.trouble.join()])).toEqual([
    [null, null, 'feed'],
    [null, null, '']
  ]);
});
