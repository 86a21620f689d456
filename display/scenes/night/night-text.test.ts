import { expect, test } from 'vitest';
import { makeFeed } from '../../../tests/fixtures/feed';
import { nightText } from './night-text';

const at = (date: string, time: string) => ({ instant: Date.parse(`${date}T${time}:00+08:00`), date });
const night = { from: 22 * 60, until: 6 * 60 + 30 };

test('before midnight and after it says when the night ends, not when the playlist’s day begins', () => {
  const playlist = [{ id: 'p1', scene: 'trend' as const, seconds: 12 }];
  const feed = { ...makeFeed(), playlist, screen: { night } };
  for (const when of [at('2026-11-11', '23:30'), at('2026-11-12', '00:10'), at('2026-11-12', '06:29')])
    expect(nightText(feed, when).notes).toEqual(['公告 1 条', '早上 06:30 恢复播放']);
});

test('names what may be objected to and for how long; nothing of it when nothing hangs', () => {
  const [open] = nightText(makeFeed(), at('2026-11-11', '23:30')).open;
  expect(open?.left).toMatch(/^还有 \d+ 个工作日，至 /);
  const bare = { ...makeFeed({ notice: 'none', announcements: [] }), screen: { night } };
  expect(nightText(bare, at('2026-11-11', '23:30'))).toEqual({ open: [], notes: ['早上 06:30 恢复播放'] });
});
