import type { Announcement, BoardFeed, PlaylistItem } from '$lib/sync';
import { expect, test } from 'vitest';
import { makeFeed } from '../../tests/fixtures/feed';
import { withDraft } from './with-draft';

const feed = makeFeed();
const draft: Announcement = {
  code: 'draft',
  year: 2026,
  no: 48,
  title: '停水',
  body: '明天九点起。',
  published: feed.at
};
const item = (id: string, scene: PlaylistItem['scene'], more: Partial<PlaylistItem> = {}): PlaylistItem => ({
  id,
  scene,
  seconds: 17,
  ...more
});
const linesOf = ({ playlist }: BoardFeed) => playlist.map(({ id }) => id);

test('the draft is the only announcement, on at every hour, and covered by nothing', () => {
  const emergency = {
    id: 'e1',
    title: '燃气泄漏',
    text: '',
    by: '阳光社区',
    drill: false,
    from: feed.at,
    until: '2026-11-12T09:00:00+08:00'
  };
  const when = { hours: [{ from: 480, until: 720 }] };
  const playlist = [
    item('one', 'announcement', { code: 'a7k0m2' }),
    item('morning', 'announcement', { when }),
    item('trend', 'trend', { when }),
    item('evening', 'announcement')
  ];
  const shown = withDraft({ ...feed, playlist, emergencies: [emergency] }, draft);
  expect(shown.announcements).toEqual([draft]);
  expect(shown.emergencies).toEqual([]);
  expect(shown.playlist).toEqual([item('morning', 'announcement'), item('trend', 'trend', { when })]);
});

test('a playlist without announcements has one line more; without a playlist there is none', () => {
  expect(linesOf(withDraft({ ...feed, playlist: [item('trend', 'trend')] }, draft))).toEqual([
    'trend',
    'draft'
  ]);
  expect(linesOf(withDraft(feed, draft))).toEqual([]);
});
