import { expect, test } from 'vitest';
import { keptFeeds } from './kept-feeds';
import type { UnitFeed } from './unit-feed';

const alarm = {
  id: 'x',
  title: '停气检修',
  text: '',
  by: '社区',
  drill: true,
  from: '2026-11-02T10:00:00.000Z'
};

/** Feeds that count how often they were put together, on a clock that the test turns. */
function counted() {
  const now = { iso: '2026-11-02T10:00:00.000Z' };
  const clock = () => new Date(now.iso);
  let made = 0;
  const begun: (number | null)[] = [];
  const slow = { until: Promise.resolve() };
  const feeds = keptFeeds(async ({ unit, before }): Promise<UnitFeed> => {
    made += 1;
    const no = made;
    await slow.until;
    begun.push(before?.shared.revision ?? null);
    if (unit === 'away' && no === 1) throw new Error('away');
    const at = clock().toISOString();
    const named = { name: unit, parent: '', timeZone: 'Asia/Shanghai', firstPeriod: '2026-01' };
    const empty = { publicUrl: null, notice: null, alsoOpen: [], supplements: [], withoutCode: [], over: [] };
    return {
      shared: { revision: no, at, unit: named, ...empty },
      read: no,
      hanging: [],
      groups: [],
      playlists: [],
      screens: new Map(),
      rule: null,
      emergencies: unit === 'alarmed' ? [{ ...alarm, until: '2026-11-02T10:30:00.000Z' }] : []
    };
  }, clock);
  return { feeds, now, slow, begun, made: () => made };
}

test('who asks at the same moment gets one feed, dated when it was asked for', async () => {
  const { feeds, now, made } = counted();
  await Promise.all([feeds.of('a'), feeds.of('a'), feeds.of('b')]);
  expect(made()).toBe(2);
  now.iso = '2026-11-02T11:00:00.000Z';
  expect(await feeds.of('a')).toMatchObject({ revision: 1, at: now.iso });
});

test('what is forgotten is put together anew, also while it was under way', async () => {
  const { feeds } = counted();
  const before = feeds.of('a');
  feeds.forget('a');
  expect((await feeds.of('a')).revision).toBe(2);
  expect((await before).revision).toBe(1);
  expect((await feeds.of('a')).revision).toBe(2);
  feeds.forget();
  expect((await feeds.of('a')).revision).toBe(3);
});

test('a unit’s midnight ends what was kept', async () => {
  const { feeds, now, made } = counted();
  await feeds.of('a');
  now.iso = '2026-11-02T15:59:59.000Z';
  await feeds.of('a');
  expect(made()).toBe(1);
  now.iso = '2026-11-02T16:00:00.000Z';
  await feeds.of('a');
  expect(made()).toBe(2);
});

test('the end of an emergency ends what was kept', async () => {
  const { feeds, now, made } = counted();
  expect((await feeds.of('alarmed', 'b')).emergencies).toHaveLength(1);
  now.iso = '2026-11-02T10:29:59.000Z';
  await feeds.of('alarmed', 'b');
  expect(made()).toBe(1);
  now.iso = '2026-11-02T10:30:00.000Z';
  await feeds.of('alarmed', 'b');
  expect(made()).toBe(2);
});

test('what failed is tried again', async () => {
  const { feeds } = counted();
  await expect(feeds.of('away')).rejects.toThrow('away');
  expect((await feeds.of('away')).revision).toBe(2);
});

test('a feed older than what somebody has seen is put together anew, once for all who ask', async () => {
  const { feeds, made } = counted();
  await feeds.of('a');
  feeds.seen('a', 1);
  await feeds.of('a');
  expect(made()).toBe(1);
  feeds.seen('a', 2);
  const reported = await Promise.all([feeds.of('a'), feeds.of('a')]);
  expect(reported.map(({ revision }) => revision)).toEqual([2, 2]);
});

test('what a change has ended is given to whoever makes the next; what the clock or another history has ended isn’t', async () => {
  const { feeds, now, begun } = counted();
  await feeds.of('a');
  feeds.forget('a');
  await feeds.of('a');
  feeds.forget('a');
  now.iso = '2026-11-02T16:00:00.000Z';
  await feeds.of('a');
  feeds.forget();
  await feeds.of('a');
  expect(begun).toEqual([null, 1, null, null]);
});

test('what is still being made, or has failed, is the beginning of nothing', async () => {
  const { feeds, begun } = counted();
  const asked = feeds.of('away');
  feeds.forget('away');
  const next = feeds.of('away');
  await expect(asked).rejects.toThrow('away');
  await next;
  expect(begun).toEqual([null, null]);
});

test('what began with another lasts no longer than that one, whenever it was ready', async () => {
  const { feeds, now, slow, made } = counted();
  now.iso = '2026-11-02T15:59:59.000Z';
  await feeds.of('a');
  feeds.forget('a');
  let ready = () => {};
  slow.until = new Promise((done) => (ready = done));
  const asked = feeds.of('a');
  now.iso = '2026-11-02T16:00:01.000Z';
  ready();
  await asked;
  expect(made()).toBe(3);
});
