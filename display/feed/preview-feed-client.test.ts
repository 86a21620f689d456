import { expect, test } from 'vitest';
import { makeFeed } from '../../tests/fixtures/feed';
import { ManualTime } from '../../tests/fixtures/manual-time';
import type { LoadedFeed } from './load-feed';
import { PreviewFeedClient } from './preview-feed-client';

function setUp(answers: LoadedFeed[]) {
  const time = new ManualTime();
  const heard: string[] = [];
  const feedClient = new PreviewFeedClient({
    load: () => Promise.resolve(answers.shift() ?? expect.fail('asked too often')),
    later: time.later,
    random: () => 1,
    onFeed: ({ revision }) => heard.push(`feed ${revision}`),
    onUnknown: () => heard.push('unknown'),
    onShut: () => heard.push('shut'),
    onTrouble: () => heard.push('trouble')
  });
  return { time, heard, feedClient };
}
const feed: LoadedFeed = { kind: 'feed', feed: makeFeed(), etag: null, heard: null };

test('it asks once, and again only after it failed', async () => {
  const { feedClient, heard, time } = setUp([{ kind: 'failed', why: 'away' }, feed]);
  await feedClient.start();
  time.advance(60_000);
  await Promise.resolve();
  time.advance(3_600_000);
  expect(heard).toEqual(['trouble', 'feed 41']);
});

test.each([401, 403])('who may not see it is told so, and sees it once they may: %d', async (status) => {
  const { feedClient, heard, time } = setUp([{ kind: 'failed', why: `status ${status}`, status }, feed]);
  await feedClient.start();
  expect(heard).toEqual(['shut', 'trouble']);
  time.advance(60_000);
  await Promise.resolve();
  expect(heard).toEqual(['shut', 'trouble', 'feed 41']);
});

test('a server that is away shuts nobody out', async () => {
  const { feedClient, heard } = setUp([{ kind: 'failed', why: 'status 502', status: 502 }]);
  await feedClient.start();
  expect(heard).toEqual(['trouble']);
});

test('a board that nobody knows is said; stopped, nothing more is heard', async () => {
  const unknown = setUp([{ kind: 'unknown' }]);
  await unknown.feedClient.start();
  expect(unknown.heard).toEqual(['unknown']);
  const stopped = setUp([feed]);
  const started = stopped.feedClient.start();
  stopped.feedClient.stop();
  await started;
  expect(stopped.heard).toEqual([]);
});
