import * as v from 'valibot';
import { expect, test } from 'vitest';
import { makeFeed } from '../../../tests/fixtures/feed';
import { digestOf, isTrueTo, type Snapshot } from '../notice';
import { boardFeedSchema } from './feed';
import { isOutdated, protocol, protocolQuery } from './protocol';

test.each([
  [protocolQuery, false],
  [`protocol=${protocol + 1}`, false],
  [`protocol=${protocol - 1}`, true],
  ['protocol=', true],
  ['protocol=none', true],
  ['', false]
])('?%s: whether it comes from a program that has to update itself is %o', (query, outdated) => {
  expect(isOutdated(new URLSearchParams(query))).toBe(outdated);
});

test('what a reader doesn’t know of a feed it ignores, wherever it stands', () => {
  const feed = makeFeed();
  const newer = {
    ...feed,
    weather: 'fine',
    unit: { ...feed.unit, mayor: '张三' },
    screen: { ...feed.screen, sound: 3 },
    announcements: feed.announcements.map((each) => ({ ...each, colour: 'red' }))
  };
  expect(v.parse(boardFeedSchema, newer)).toEqual(feed);
});

test('lines of a scene that it doesn’t know are left out; a broken line of one that it knows isn’t', () => {
  const known = { id: 'a', scene: 'trend', seconds: 20 } as const;
  const lines = (...playlist: unknown[]) => v.safeParse(boardFeedSchema, { ...makeFeed(), playlist });
  expect(lines(known, { id: 'b', scene: 'of-tomorrow', sky: 'blue' }, { ...known, size: 2 })).toMatchObject({
    success: true,
    output: { playlist: [known, known] }
  });
  expect(lines({ id: 'b', scene: 'of-tomorrow' })).toMatchObject({ success: true, output: { playlist: [] } });
  expect(lines({ ...known, seconds: 1 }).success).toBe(false);
});

test('what was published is kept as it came, so that its digest can be taken of all of it', () => {
  const feed = makeFeed();
  const { snapshot } = feed.notice ?? expect.fail('no notice');
  const newer: Snapshot & { weather: string } = { ...snapshot, weather: 'fine' };
  const digest = digestOf(newer);
  const read = v.parse(boardFeedSchema, { ...feed, notice: { digest, snapshot: newer } });
  expect(read.notice).toEqual({ digest, snapshot: newer });
  expect(isTrueTo(digest, read.notice?.snapshot ?? null)).toBe(true);
  expect(isTrueTo(digest, snapshot)).toBe(false);
  expect(v.is(boardFeedSchema, { ...feed, notice: { digest, snapshot: { ...newer, rows: null } } })).toBe(
    false
  );
});
