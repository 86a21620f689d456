import { startWorker } from '$lib/local/start-worker';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Running } from './running';

vi.mock('$lib/local/start-worker', { spy: true });

/** A board whose worker is played: what it was told to do, and how it says that a newer version waits. */
async function board() {
  const done: string[] = [];
  let newer = () => {};
  vi.mocked(startWorker).mockImplementation(({ onwaiting }) => {
    newer = () => onwaiting?.();
    return Promise.resolve({
      painted: () => void done.push('painted'),
      swap: () => void done.push('swap'),
      keepFont: () => Promise.resolve(0),
      stop: () => {}
    });
  });
  const fingers = { there: false };
  const running = new Running('1', () => fingers.there);
  running.start();
  running.shown('standings');
  await vi.runAllTimersAsync();
  expect(done).toEqual(['painted']);
  return { running, done, fingers, newer: () => newer() };
}

beforeEach(() => {
  vi.useFakeTimers();
  // When exactly boards swap is left to chance: here after two seconds.
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
  expect(done).toEqual(['painted']);
  running.shown('notice');
  running.shown('trend');
  await vi.runAllTimersAsync();
  expect(done).toEqual(['painted', 'swap']);
});

test('no emergency is left for a newer version; the scene after it is', async () => {
  const { running, done, newer } = await board();
  newer();
  running.shown('emergency');
  running.shown('emergency');
  await vi.runAllTimersAsync();
  expect(done).toEqual(['painted']);
  running.shown('standings');
  await vi.runAllTimersAsync();
  expect(done).toEqual(['painted', 'swap']);
});

test('an emergency that comes on while a swap is put off stays; the scene after it swaps', async () => {
  const { running, done, newer } = await board();
  newer();
  running.shown('notice');
  await vi.advanceTimersByTimeAsync(1000);
  running.shown('emergency');
  await vi.runAllTimersAsync();
  expect(done).toEqual(['painted']);
  running.shown('standings');
  await vi.advanceTimersByTimeAsync(1999);
  expect(done).toEqual(['painted']);
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toEqual(['painted', 'swap']);
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
  expect(done).toEqual(['painted']);
  fingers.there = false;
  running.shown('trend');
  await vi.runAllTimersAsync();
  expect(done).toEqual(['painted', 'swap']);
});
