import { expect, test } from 'vitest';
import { announcementsShown, waitingOn } from './unit-feed';

const all = (code: string) => ({ code, places: ['all'] as const });
const none = { groups: [], playlists: [] };

test('the newest hang, and older ones wait', () => {
  expect(announcementsShown).toBe(3);
  const hanging = ['e', 'd', 'c', 'b', 'a'].map(all);
  const found = waitingOn(hanging, ['hall', 'stairs'], none);
  expect(found.get('c')).toEqual({ on: 2, waits: 0 });
  expect(found.get('b')).toEqual({ on: 0, waits: 2 });
  expect(found.get('a')).toEqual({ on: 0, waits: 2 });
});

test('board by board: one that is for others takes no place, and what a playlist names doesn’t wait', () => {
  const hanging = [
    { code: 'd', places: ['board:stairs'] as const },
    ...['c', 'b', 'a'].map(all),
    { code: 'away', places: ['group:gone'] as const }
  ];
  expect(waitingOn(hanging, ['hall', 'stairs'], none).get('a')).toEqual({ on: 1, waits: 1 });
  expect(waitingOn(hanging, ['hall', 'stairs'], none).get('away')).toEqual({ on: 0, waits: 0 });
  const playlists = [
    {
      id: 'p',
      name: '平日',
      places: ['board:stairs'] as const,
      items: [{ id: 'i', scene: 'announcement' as const, code: 'a', seconds: 20 }]
    }
  ];
  expect(waitingOn(hanging, ['hall', 'stairs'], { groups: [], playlists }).get('a')).toEqual({
    on: 2,
    waits: 0
  });
});
