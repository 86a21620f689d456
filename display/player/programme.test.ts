import { usualScreen, type BoardFeed, type PlaylistItem } from '$lib/sync';
import { describe, expect, test } from 'vitest';
import { makeFeed } from '../../tests/fixtures/feed';
import { countedPages } from '../../tests/fixtures/text-pages';
import { aloneIn, placeIn, programmeAt, roundFrom } from './programme';
import { slotKey } from './slot';

const second = 1000;
const hour = 3600 * second;
const local = (text: string) => Date.parse(`${text}+08:00`);

const being = (scene: string) => (slot: { scene: string }) => slot.scene === scene;

const shownAt = (feed: BoardFeed, now: number, layout: 'landscape' | 'portrait' = 'landscape') => {
  const programme = programmeAt({ feed, layout, pages: countedPages, nights: true }, now);
  const { slots, index, begins, ends } = placeIn(programme, now);
  const slot = slots[index];
  if (!slot) throw new Error('nothing');
  return { key: slotKey(slot), begins, ends };
};
const item = (scene: PlaylistItem['scene'], hours?: { from: number; until: number }[]): PlaylistItem => ({
  id: scene,
  scene,
  seconds: 17,
  ...(hours && { when: { hours, weekdays: [1, 2, 3, 4, 5], except: ['2026-12-25'] } })
});
const listed = {
  ...makeFeed({ window: ['2026-11-10'] }),
  playlist: [
    item('standings', [{ from: 480, until: 720 }]),
    item('trend', [{ from: 840, until: 1080 }]),
    item('clock', [{ from: 720, until: 840 }])
  ]
};

test('the cycle begins at midnight with its first turn, and goes on without a gap', () => {
  const feed = makeFeed();
  const byDay = (now: number) => {
    const programme = programmeAt({ feed, layout: 'landscape', pages: countedPages, nights: false }, now);
    return placeIn(programme, now);
  };
  expect(byDay(local('2026-11-11T00:00:00')).index).toBe(0);
  let now = local('2026-11-11T00:00:00');
  const end = now + 3 * hour;
  while (now < end) {
    const { begins, ends } = byDay(now);
    expect(begins).toBe(now);
    expect(ends - begins).toBeGreaterThanOrEqual(4 * second);
    now = ends;
  }
  expect(now).toBeGreaterThanOrEqual(end);
});

describe('months, in steps of an odd length', () => {
  const feeds = { usual: makeFeed({ people: 60, corrected: 9 }), listed };
  test.each(Object.entries(feeds))(
    '%s: whatever instant is asked, it lies in its turn, and the turn is one',
    (_, feed) => {
      for (
        let now = local('2026-11-01T00:00:00');
        now < local('2027-05-01T00:00:00');
        now += 5 * hour + 37 * 60_000 + 11_113
      ) {
        const at = shownAt(feed, now);
        expect(at.begins).toBeLessThanOrEqual(now);
        expect(at.ends).toBeGreaterThan(now);
        expect(shownAt(feed, at.begins)).toEqual(at);
        expect(shownAt(feed, at.ends - 1)).toEqual(at);
        expect(shownAt(feed, at.ends).begins).toBe(at.ends);
      }
    }
  );
});

test('the playlist’s hours begin with their first turn, to the second', () => {
  expect(shownAt(listed, local('2026-11-11T07:59:59')).key).toBe('clock');
  expect(shownAt(listed, local('2026-11-11T08:00:00'))).toMatchObject({
    key: 'standings/0',
    begins: local('2026-11-11T08:00:00')
  });
  expect(shownAt(listed, local('2026-11-11T12:00:00')).key).toBe('clock');
  expect(shownAt(listed, local('2026-11-11T14:00:00')).key).toBe('trend');
  // On Saturdays and on the excepted day nothing is on, so the clock is shown.
  for (const date of ['2026-11-14', '2026-12-25'])
    expect(shownAt(listed, local(`${date}T09:00:00`)).key).toBe('clock');
});

test('no turn is cut to less than four seconds by what follows', () => {
  const feed = { ...listed, playlist: [item('trend'), item('clock', [{ from: 0, until: 601 }])] };
  const last = shownAt(feed, local('2026-11-11T10:00:59'));
  expect(last.ends).toBe(local('2026-11-11T10:01:00'));
  expect(last.ends - last.begins).toBeGreaterThanOrEqual(4 * second);
});

test('at night it is the night scene, by the office’s hours or the usual ones, or none at all', () => {
  expect(shownAt(makeFeed(), local('2026-11-11T21:59:59')).key).not.toBe('night');
  expect(shownAt(makeFeed(), local('2026-11-11T22:00:00')).key).toBe('night');
  expect(shownAt(makeFeed(), local('2026-11-12T05:59:59')).key).toBe('night');
  const usual = { ...makeFeed(), screen: usualScreen };
  expect(shownAt(usual, local('2026-11-11T19:59:59')).key).not.toBe('night');
  expect(shownAt(usual, local('2026-11-11T20:00:00')).key).toBe('night');
  expect(shownAt({ ...usual, screen: {} }, local('2026-11-11T23:00:00')).key).not.toBe('night');
});

test('at night each ten minutes are a turn of their own, at another place, over the hour and past midnight', () => {
  const at = (time: string) => {
    const now = local(time);
    const drawn = { feed: makeFeed(), layout: 'landscape', pages: countedPages, nights: true } as const;
    const { slots, index, begins, ends } = placeIn(programmeAt(drawn, now), now);
    const slot = slots[index];
    return [slot && 'place' in slot ? slot.place : null, (now - begins) / second, (ends - now) / second];
  };
  expect(at('2026-11-11T22:00:00')).toEqual([0, 0, 600]);
  expect(at('2026-11-11T22:09:59')).toEqual([0, 599, 1]);
  expect(at('2026-11-11T22:10:00')).toEqual([2, 0, 600]);
  expect(at('2026-11-11T22:50:00')).toEqual([0, 0, 600]);
  expect(at('2026-11-12T00:00:00')).toEqual([0, 0, 600]);
});

test('a unit in another zone has its own midnight, of half an hour too', () => {
  for (const [timeZone, utc] of [
    ['Asia/Urumqi', '2026-11-10T18:00:00Z'],
    ['Asia/Kolkata', '2026-11-10T18:30:00Z'],
    ['Pacific/Auckland', '2026-11-10T11:00:00Z']
  ] as const) {
    const feed = { ...makeFeed(), unit: { ...makeFeed().unit, timeZone } };
    const { starts, date } = programmeAt(
      { feed, layout: 'landscape', pages: countedPages, nights: false },
      Date.parse(utc) + 5 * hour
    );
    expect(starts).toBe(Date.parse(utc));
    expect(date).toBe('2026-11-11');
  }
});

test('a rehearsal begins with the scene that was chosen, and goes on as the round does', () => {
  const now = local('2026-11-11T09:15:07');
  const feed = makeFeed();
  const usual = programmeAt({ feed, layout: 'landscape', pages: countedPages, nights: true }, now);
  for (const { scene } of usual.slots) {
    const programme = roundFrom(usual, { is: being(scene), at: now });
    const { slots, index, begins, ends } = placeIn(programme, now);
    expect([slots[index]?.scene, begins]).toEqual([scene, now]);
    expect(placeIn(programme, ends).index).toBe((index + 1) % slots.length);
  }
  expect(roundFrom(usual, { is: being('clock'), at: now })).toBe(usual);
  expect(roundFrom(usual, { is: being('trend'), at: usual.ends })).toBe(usual);
});

test('a rehearsal of one announcement: it alone comes round, each of its pages once', () => {
  const now = local('2026-11-11T09:15:07');
  const body = '请各户于本周五前完成自查，如有疑问请到服务台咨询。\n'.repeat(30);
  const feed = makeFeed({ people: 200, announcements: [{ title: '自查', body }] });
  const usual = programmeAt({ feed, layout: 'landscape', pages: countedPages, nights: false }, now);
  const { slots } = aloneIn(usual, 'announcement');
  const all = countedPages.announcement(feed.announcements[0] ?? expect.fail('none'), 'landscape');
  expect(slots.map((slot) => slot.scene === 'announcement' && slot.page)).toEqual(all.map((_, page) => page));
  expect(aloneIn(usual, 'clock')).toBe(usual);
});
