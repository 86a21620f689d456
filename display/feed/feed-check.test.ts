import { digestOf } from '$lib/notice';
import { expect, test } from 'vitest';
import { makeFeed } from '../../tests/fixtures/feed';
import { checkedFeed } from './feed-check';

test('a notice with something that this program doesn’t know is shown, where its digest is taken of that too', () => {
  const feed = makeFeed();
  const { snapshot } = feed.notice ?? expect.fail('no notice');
  const newer = { ...snapshot, weather: 'fine' };
  const digest = digestOf(newer);
  const checked = checkedFeed({ ...feed, notice: { digest, snapshot: newer } });
  expect(checked?.notice?.snapshot).toEqual(newer);
  expect(checkedFeed({ ...feed, notice: { digest, snapshot } })).toBeNull();
});

test('a notice of which no digest can be taken isn’t shown', () => {
  const feed = makeFeed();
  const { snapshot, digest } = feed.notice ?? expect.fail('no notice');
  expect(checkedFeed({ ...feed, notice: { digest, snapshot: { ...snapshot, share: 0.5 } } })).toBeNull();
});
