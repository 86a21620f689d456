import { expect, test } from 'vitest';
import { rangeOf } from './range-of';

test.each([
  [null, null],
  ['bytes=0-', { from: 0, until: 100 }],
  ['bytes=10-19', { from: 10, until: 20 }],
  ['bytes=90-400', { from: 90, until: 100 }],
  ['bytes=-5', { from: 95, until: 100 }],
  ['bytes=-500', { from: 0, until: 100 }],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=5-3', 'unsatisfiable'],
  ['bytes=0-1,5-6', null],
  ['bytes=-', null],
  ['lines=1-2', null]
])('%s', (header, range) => {
  expect(rangeOf(header, 100)).toEqual(range);
});
