import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inTime, withPatience } from './patience';

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

it('waits no longer than it may for work that never ends, and is told of no failure that comes later', async () => {
  let fail = (_: Error) => {};
  const work = new Promise((_, reject) => (fail = reject));
  const late = inTime(1000, work);
  vi.advanceTimersByTime(1000);
  await expect(late).rejects.toMatchObject({ name: 'TimeoutError' });
  fail(new Error('much later'));
  await expect(work).rejects.toThrow('much later');
});

it('gives the end of work that came in time, and leaves no timer', async () => {
  expect(await inTime(1000, Promise.resolve(7))).toBe(7);
  await expect(inTime(1000, Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(vi.getTimerCount()).toBe(0);
});
