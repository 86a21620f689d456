import { localTime } from '$lib/calendar';
import { ShownStore } from '$lib/local/board/shown-store';
import { boardReportSchema, type BoardReport } from '$lib/sync';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeFeed } from '../tests/fixtures/feed';
import { Clock } from './player/clock';
import type { Slide } from './player/player';
import { reportPoster } from './player/report-poster';
import { sceneReport } from './player/scene-report';
import { Heartbeat } from './heartbeat';

vi.mock('$lib/local/board/shown-store', { spy: true });

const today = '2026-11-11';

/** A board that reports to a server which accepts everything. */
function board(seen: Slide | null, lostFilms: () => string[] = () => []) {
  const said: BoardReport[] = [];
  vi.spyOn(window, 'fetch').mockImplementation((_, init) => {
    if (typeof init?.body !== 'string') throw new Error('nothing is said');
    said.push(v.parse(boardReportSchema, JSON.parse(init.body)));
    return Promise.resolve(new Response(null, { status: 204 }));
  });
  const heartbeat = new Heartbeat({
    post: reportPoster('/api/board'),
    store: new ShownStore(),
    board: 'paired',
    version: '1',
    clock: new Clock({ monotonic: Date.now, device: Date.now }),
    seen: () => seen && sceneReport(seen),
    local: () => localTime(Date.now(), 'Asia/Shanghai'),
    own: () => Promise.resolve({ persisted: null, films: lostFilms() }),
    open: () => undefined,
    spread: () => 0,
    onUnpaired: () => {},
    onTrouble: () => {}
  });
  const advance = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      heartbeat.tick();
      await vi.advanceTimersByTimeAsync(1000);
    }
  };
  return { heartbeat, said, advance };
}

function aNotice(): Slide {
  const slot = { scene: 'notice', code: 'a7k0m2', seconds: 10 } as const;
  return { id: 1, slot, feed: makeFeed({ revision: 41 }), layout: 'landscape', today };
}

beforeEach(() => {
  // The browser's own `performance` stays real, because it reports the heap.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'requestAnimationFrame'] });
  vi.setSystemTime(`${today}T01:00:00Z`);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a disk that never answers costs a second and a half of proof, no report, and the office is told', async () => {
  vi.mocked(ShownStore.prototype.all).mockReturnValue(new Promise(() => {}));
  const { heartbeat, said, advance } = board(aNotice());
  heartbeat.start();
  heartbeat.shown(41);
  await advance(700);
  heartbeat.stop();
  expect(said.length).toBeGreaterThan(2);
  const last = said[said.length - 1];
  expect(last?.notices?.[0]?.seconds).toBeGreaterThan(500);
  expect(said.map(({ state }) => state?.trouble.join())).toContain('disk');
});

test('a disk that refuses is told of, and what is shown counts all the same', async () => {
  vi.mocked(ShownStore.prototype.all).mockRejectedValue(new Error('broken'));
  const { heartbeat, said, advance } = board(aNotice());
  heartbeat.start();
  await advance(1);
  heartbeat.shown(41);
  await advance(320);
  heartbeat.stop();
  expect(said[0]?.state?.trouble).toEqual(['disk']);
  expect(said[1]?.notices?.[0]?.seconds).toBeGreaterThan(200);
});

test('a board with nothing on it tells what is wrong with it, and goes on saying that it is there', async () => {
  vi.mocked(ShownStore.prototype.all).mockResolvedValue([]);
  const { heartbeat, said, advance } = board(null);
  heartbeat.start();
  await advance(60);
  expect(said).toEqual([]);
  heartbeat.trouble('feed');
  await advance(320);
  heartbeat.stop();
  expect(said.map(({ shows, state }) => [shows, state?.scene, state?.trouble.join()])).toEqual([
    [null, null, 'feed'],
    [null, null, '']
  ]);
});

test('films that it can’t play are told as long as it can’t', async () => {
  let lost = ['a7k0m2'];
  const { heartbeat, said, advance } = board(aNotice(), () => lost);
  heartbeat.start();
  heartbeat.shown(41);
  await advance(320);
  lost = [];
  await advance(320);
  heartbeat.stop();
  expect(said.map(({ state }) => state.films)).toEqual([['a7k0m2'], ['a7k0m2'], []]);
});
