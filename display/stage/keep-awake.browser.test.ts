import { afterEach, expect, test, vi } from 'vitest';
import { keepAwake } from './keep-awake';

afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(navigator, 'wakeLock');
});

test('a lock that is refused or taken back is asked for again after a minute, until the board ends', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const lock = new EventTarget();
  const request = vi
    .fn<() => Promise<EventTarget>>()
    .mockRejectedValueOnce(new DOMException('a low battery', 'NotAllowedError'))
    .mockResolvedValue(lock);
  Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: { request } });
  const troubles: string[] = [];
  const stop = keepAwake((what) => troubles.push(what));
  await vi.advanceTimersByTimeAsync(59_000);
  expect(troubles).toEqual(['no wake lock: NotAllowedError: a low battery']);
  expect(request).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(request).toHaveBeenCalledTimes(2);
  lock.dispatchEvent(new Event('release'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(request).toHaveBeenCalledTimes(3);
  stop();
  lock.dispatchEvent(new Event('release'));
  await vi.advanceTimersByTimeAsync(120_000);
  expect(request).toHaveBeenCalledTimes(3);
});
