import { startWorker } from '$lib/local/start-worker';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Running } from './running';

vi.mock('$lib/local/start-worker', { spy: true });

/** A board with a simulated worker, which records its orders and can report that a newer version waits. */
async function board({ worker = true, registered = true } = {}) {
  const done: string[] = [];
  let waits = false;
  vi.mocked(startWorker).mockImplementation(() => {
    const handle = {
      markPainted: () => void done.push('painted'),
      isRegistered: () => registered,
      update: () => void done.push('update'),
      hasWaiting: () => waits,
      swap: () => {
        waits = false;
        done.push('swap');
      },
      keepFont: () => Promise.resolve(0),
      stop: () => {}
    };
    return Promise.resolve(worker ? handle : null);
  });
  const fingers = { there: false };
  const running = new Running(
    '1',
    () => fingers.there,
    () => void done.push('reload')
  );
  running.start();
  running.shown('standings');
  await vi.runAllTimersAsync();
  expect(done.splice(0)).toEqual(worker ? ['painted'] : []);
  return { running, done, fingers, newer: () => void (waits = true) };
}

beforeEach(() => {
  vi.useFakeTimers();
  // The swap's delay is random, here two seconds.
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a newer version comes in as a scene begins, once', async () => {
  const { running, done, newer } = await board();
  running.shown('changes');
  newer();
  expect(done).toEqual([]);
  running.shown('notice');
  running.shown('trend');
  await vi.runAllTimersAsync();
  expect(done).toEqual(['swap']);
});

test('no emergency is left for a newer version; the scene after it is', async () => {
  const { running, done, newer } = await board();
  newer();
  running.shown('emergency');
  running.shown('emergency');
  await vi.runAllTimersAsync();
  expect(done).toEqual([]);
  running.shown('standings');
  await vi.runAllTimersAsync();
  expect(done).toEqual(['swap']);
});

test('an emergency that comes on while a swap is put off stays; the scene after it swaps', async () => {
  const { running, done, newer } = await board();
  newer();
  running.shown('notice');
  await vi.advanceTimersByTimeAsync(1000);
  running.shown('emergency');
  await vi.runAllTimersAsync();
  expect(done).toEqual([]);
  running.shown('standings');
  await vi.advanceTimersByTimeAsync(1999);
  expect(done).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toEqual(['swap']);
});

test('nobody’s finger is left for a newer version: neither at a scene’s beginning nor while it is put off', async () => {
  const { running, done, fingers, newer } = await board();
  newer();
  running.shown('notice');
  await vi.advanceTimersByTimeAsync(1000);
  fingers.there = true;
  await vi.runAllTimersAsync();
  running.shown('standings');
  await vi.runAllTimersAsync();
  expect(done).toEqual([]);
  fingers.there = false;
  running.shown('trend');
  await vi.runAllTimersAsync();
  expect(done).toEqual(['swap']);
});

test('refused by the server: a newer version is looked for at once, and waits for no scene once it is here', async () => {
  const { running, done, newer } = await board();
  running.outdated();
  await vi.runAllTimersAsync();
  expect(done).toEqual(['update']);
  newer();
  running.outdated();
  await vi.runAllTimersAsync();
  expect(done).toEqual(['update', 'swap']);
});

test('refused by the server under somebody’s finger, or in an emergency: the newer version waits', async () => {
  const { running, done, newer } = await board();
  newer();
  running.shown('emergency');
  running.outdated();
  await vi.runAllTimersAsync();
  expect(done).toEqual([]);
  running.shown('standings');
  await vi.runAllTimersAsync();
  expect(done).toEqual(['swap']);
});

test.each([
  ['without a worker', { worker: false }],
  ['while no worker could be registered yet', { registered: false }]
])('refused by the server %s: the page is loaded anew, at most once a minute', async (_, how) => {
  const { running, done } = await board(how);
  running.outdated();
  await vi.advanceTimersByTimeAsync(1000);
  running.outdated();
  await vi.advanceTimersByTimeAsync(58_000);
  expect(done).toEqual([]);
  await vi.runAllTimersAsync();
  expect(done).toEqual(['reload']);
});
