import { beatSeconds } from '$lib/sync';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SessionWatch } from './session-watch';

let live: Set<string>;
let asked: string[][];
let failed: unknown[];
let watch: SessionWatch;

beforeEach(() => {
  vi.useFakeTimers();
  live = new Set(['a', 'b']);
  asked = [];
  failed = [];
  watch = new SessionWatch(
    async (ids) => {
      asked.push(ids);
      return live;
    },
    (error) => failed.push(error)
  );
});
afterEach(() => vi.useRealTimers());

it('what is open under a session ends by the next beat after the session, in one question for all', async () => {
  const ended: string[] = [];
  watch.watch('a', () => ended.push('a1'));
  watch.watch('a', () => ended.push('a2'));
  watch.watch('b', () => ended.push('b'));
  await vi.advanceTimersByTimeAsync(beatSeconds * 1000);
  expect(ended).toEqual([]);
  live.delete('a');
  await vi.advanceTimersByTimeAsync((beatSeconds * 1000) / 2);
  expect(ended).toEqual(['a1', 'a2']);
  expect(asked).toEqual([
    ['a', 'b'],
    ['a', 'b'],
    ['a', 'b']
  ]);
});

it('asks nothing when nobody watches', async () => {
  watch.watch('a', () => undefined)();
  await vi.advanceTimersByTimeAsync(beatSeconds * 5000);
  watch.check();
  expect(asked).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

it('a database that is away ends nothing, and is asked again', async () => {
  const ended: string[] = [];
  let away = true;
  const shaky = new SessionWatch(
    async () => (away ? Promise.reject(new Error('away')) : new Set()),
    (error) => failed.push(error)
  );
  shaky.watch('a', () => ended.push('a'));
  await vi.advanceTimersByTimeAsync((beatSeconds * 1000) / 2);
  expect(failed).toHaveLength(1);
  expect(ended).toEqual([]);
  away = false;
  await vi.advanceTimersByTimeAsync((beatSeconds * 1000) / 2);
  expect(ended).toEqual(['a']);
  shaky.stop();
});
