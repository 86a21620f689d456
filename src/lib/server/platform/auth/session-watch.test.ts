import { beatSeconds } from '$lib/sync';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { HeldRoles } from '../access/actor';
import { SessionWatch } from './session-watch';

const member: HeldRoles = { unit: 'u', roles: ['member'], subject: 'p1' };
const always = (end: () => void) => ({ holds: () => true, end });

let live: Map<string, HeldRoles[]>;
let asked: string[][];
let failed: unknown[];
let watch: SessionWatch;

beforeEach(() => {
  vi.useFakeTimers();
  live = new Map([
    ['a', [member]],
    ['b', [member]]
  ]);
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
  watch.watch(
    'a',
    always(() => ended.push('a1'))
  );
  watch.watch(
    'a',
    always(() => ended.push('a2'))
  );
  watch.watch(
    'b',
    always(() => ended.push('b'))
  );
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

it('what other roles than are left had opened ends, and what they open goes on', async () => {
  const ended: string[] = [];
  watch.watch('a', { holds: ([here]) => here?.subject === 'p1', end: () => ended.push('own') });
  watch.watch('a', {
    holds: ([here]) => here?.roles.includes('recorder') ?? false,
    end: () => ended.push('office')
  });
  live.set('a', [{ unit: 'u', roles: ['recorder'], subject: null }]);
  await vi.advanceTimersByTimeAsync((beatSeconds * 1000) / 2);
  expect(ended).toEqual(['own']);
});

it('asks nothing when nobody watches', async () => {
  watch.watch(
    'a',
    always(() => undefined)
  )();
  await vi.advanceTimersByTimeAsync(beatSeconds * 5000);
  watch.check();
  expect(asked).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

it('a database that is away ends nothing, and is asked again', async () => {
  const ended: string[] = [];
  let away = true;
  const shaky = new SessionWatch(
    async () => (away ? Promise.reject(new Error('away')) : new Map()),
    (error) => failed.push(error)
  );
  shaky.watch(
    'a',
    always(() => ended.push('a'))
  );
  await vi.advanceTimersByTimeAsync((beatSeconds * 1000) / 2);
  expect(failed).toHaveLength(1);
  expect(ended).toEqual([]);
  away = false;
  await vi.advanceTimersByTimeAsync((beatSeconds * 1000) / 2);
  expect(ended).toEqual(['a']);
  shaky.stop();
});
