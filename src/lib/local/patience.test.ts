import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withPatience } from './patience';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('gives an answer up that does not come', async () => {
  const never = withPatience(
    1000,
    (signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
  );
  vi.advanceTimersByTime(999);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(1);
  await expect(never).rejects.toThrow('aborted');
});

it('leaves nothing behind once there is an answer, or a failure', async () => {
  expect(await withPatience(1000, () => Promise.resolve(7))).toBe(7);
  await expect(withPatience(1000, () => Promise.reject(new TypeError('no network')))).rejects.toThrow(
    'no network'
  );
  expect(vi.getTimerCount()).toBe(0);
});
