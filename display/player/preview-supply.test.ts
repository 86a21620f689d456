import { expect, test } from 'vitest';
import { makeFeed } from '../../tests/fixtures/feed';
import { ManualTime } from '../../tests/fixtures/manual-time';
import type { Loaded } from './load-feed';
import { PreviewSupply } from './preview-supply';

function setUp(answers: Loaded[]) {
  const time = new ManualTime();
  const heard: string[] = [];
  const supply = new PreviewSupply({
    load: () => Promise.resolve(answers.shift() ?? expect.fail('asked too often')),
    later: time.later,
    random: () => 1,
    onFeed: ({ revision }) => heard.push(`feed ${revision}`),
    onUnknown: () => heard.push('unknown'),
    onShut: () => heard.push('shut'),
    onTrouble: () => heard.push('trouble')
  });
  return { time, heard, supply };
}
const feed: Loaded = { kind: 'feed', feed: makeFeed(), etag: null, heard: null };

test('it asks once, and again only after it failed', async () => {
  const { supply, heard, time } = setUp([{ kind: 'failed', why: 'away' }, feed]);
  await supply.start();
  time.pass(60_000);
  await Promise.resolve();
  time.pass(3_600_000);
  expect(heard).toEqual(['trouble', 'feed 41']);
});

test.each([401, 403])('who may not see it is told so, and sees it once they may: %d', async (status) => {
  const { supply, heard, time } = setUp([{ kind: 'failed', why: `status ${status}`, status }, feed]);
  await supply.start();
  expect(heard).toEqual(['shut', 'trouble']);
  time.pass(60_000);
  await Promise.resolve();
  expect(heard).toEqual(['shut', 'trouble', 'feed 41']);
});

test('a server that is away shuts nobody out', async () => {
  const { supply, heard } = setUp([{ kind: 'failed', why: 'status 502', status: 502 }]);
  await supply.start();
  expect(heard).toEqual(['trouble']);
});

test('a board that nobody knows is said; stopped, nothing more is heard', async () => {
  const unknown = setUp([{ kind: 'unknown' }]);
  await unknown.supply.start();
  expect(unknown.heard).toEqual(['unknown']);
  const stopped = setUp([feed]);
  const started = stopped.supply.start();
  stopped.supply.stop();
  await started;
  expect(stopped.heard).toEqual([]);
});
