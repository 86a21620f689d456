import type { Announcement } from '$lib/sync';
import { expect, test } from 'vitest';
import { makeFeed } from '../../tests/fixtures/feed';
import { ManualTime } from '../../tests/fixtures/manual-time';
import { DraftFeedClient } from './draft-feed-client';

const feed = makeFeed();
const draft: Announcement = {
  code: 'draft',
  year: 2026,
  no: 48,
  title: '停水',
  body: '明天九点起。',
  published: feed.at
};
test('what comes before the board’s own content isn’t lost; once it is stopped nobody is heard', async () => {
  const shown: string[] = [];
  let say: ((announcement: Announcement) => void) | null = null;
  const feedClient = new DraftFeedClient({
    load: () => Promise.resolve({ kind: 'feed', feed, etag: null, heard: null }),
    later: new ManualTime().later,
    random: () => 1,
    onFeed: ({ announcements }) => shown.push(announcements.map(({ title }) => title).join()),
    onUnknown: () => expect.fail('unknown'),
    onShut: () => expect.fail('shut'),
    onTrouble: (what) => expect.fail(what),
    hear: (onDraft) => {
      say = onDraft;
      return () => (say = null);
    }
  });
  const type = (title: string) => say?.({ ...draft, title });
  type('停');
  type('停水');
  expect(shown).toEqual([]);
  await feedClient.start();
  type('停水了');
  expect(shown).toEqual(['停水', '停水了']);
  feedClient.stop();
  expect(say).toBeNull();
});
