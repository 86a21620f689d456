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
  const running = new Running('1');
  running.start();
  running.shown('standings');
  await vi.runAllTimersAsync();
  expect(done).toEqual(['painted']);
  return { running, done, newer: () => newer() };
}

beforeEach(() => {
  vi.useFakeTimers();
  // When exactly boards swap is left to chance: here at once.
  vi.spyOn(Math, 'random').mockReturnValue(0);
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
