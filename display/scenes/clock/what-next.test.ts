import { expect, test } from 'vitest';
import { makeFeed } from '../../../tests/fixtures/feed';
import { whatNext } from './what-next';

const at = (text: string) => Date.parse(`2026-11-${text}:00+08:00`);
const feed = {
  ...makeFeed(),
  playlist: [
    { id: 'c', scene: 'clock' as const, seconds: 20 },
    {
      id: 's',
      scene: 'standings' as const,
      seconds: 20,
      when: { weekdays: [1, 3], hours: [{ from: 480, until: 720 }] }
    }
  ]
};

test('what begins next today, and until when one may object', () => {
  expect(whatNext(feed, at('11T07:00'))).toEqual([
    { kind: 'begins', date: '2026-11-11', minute: 480 },
    { kind: 'closes', date: '2026-11-13', title: '关于2026年10月社区干部积分情况的公示' }
  ]);
});

test('what begins on another day stands behind what ends before', () => {
  expect(whatNext(feed, at('11T13:00')).map(({ date }) => date)).toEqual(['2026-11-13', '2026-11-16']);
});

test('nothing to look forward to', () => {
  expect(whatNext(makeFeed({ notice: 'none' }), at('11T13:00'))).toEqual([]);
});
