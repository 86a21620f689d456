import { expect, it } from 'vitest';
import { makeFeed } from '../../../../../../tests/fixtures/feed';
import { scenesAt } from './scenes-at';

const at = new Date('2026-11-11T09:15:00+08:00');
const feed = makeFeed({ window: ['2026-11-10', '2026-11-11'] });
const line = (scene: 'trend' | 'clock', hours?: { from: number; until: number }[]) => ({
  id: `${scene}${hours?.[0]?.from}`,
  scene,
  seconds: 12,
  ...(hours && { when: { hours } })
});

it('a rehearsal may begin with what the playlist has at that hour, each scene once', () => {
  const playlist = [
    line('clock', [{ from: 500, until: 600 }]),
    line('trend', [{ from: 600, until: 700 }]),
    line('clock', [{ from: 500, until: 700 }])
  ];
  expect(scenesAt({ ...feed, playlist }, at)).toEqual(['notice', 'clock']);
});

it('a notice only while one may object, and no scene that has nothing in it', () => {
  const playlist = [line('clock')];
  expect(scenesAt({ ...feed, playlist }, at)).toEqual(['notice', 'clock']);
  expect(scenesAt({ ...feed, playlist }, new Date('2026-11-12T09:15:00+08:00'))).toEqual(['clock']);
  expect(scenesAt(feed, at)).not.toContain('rule');
});

it('at night the night alone', () => {
  expect(scenesAt(feed, new Date('2026-11-11T23:15:00+08:00'))).toEqual(['night']);
});
