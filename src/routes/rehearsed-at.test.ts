import { expect, it } from 'vitest';
import { rehearsedAt } from './rehearsed-at';

const now = new Date('2026-11-20T01:00:00Z');

it.each([
  [null, now],
  ['2026-11-21T09:05:00+08:00', new Date('2026-11-21T01:05:00Z')],
  ['2999-12-31T15:00:00Z', new Date('2999-12-31T15:00:00Z')]
])('%s is a moment', (asked, at) => {
  expect(rehearsedAt(asked, now)).toEqual(at);
});

it.each([
  '',
  'now',
  '2026-11-21',
  '0999-06-01T02:00:00Z',
  '9999-12-31T23:59:59-23:59',
  '2026-13-01T00:00:00Z'
])('%s is none', (asked) => {
  expect(rehearsedAt(asked, now)).toBeNull();
});
