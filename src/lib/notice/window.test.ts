import { expect, test } from 'vitest';
import { windowState } from './window';

// Thursday, Friday, Monday: a weekend lies between.
const days = ['2026-11-12', '2026-11-13', '2026-11-16'];
const open = { kind: 'open', of: 3, last: '2026-11-16' };

test.each([
  ['2026-11-11', { ...open, day: 0, left: 3, running: false }],
  ['2026-11-12', { ...open, day: 1, left: 3, running: true }],
  ['2026-11-13', { ...open, day: 2, left: 2, running: true }],
  ['2026-11-15', { ...open, day: 2, left: 1, running: false }],
  ['2026-11-16', { ...open, day: 3, left: 1, running: true }],
  ['2026-11-17', { kind: 'over', of: 3, last: '2026-11-16' }]
])('on %s', (today, state) => {
  expect(windowState(days, today)).toEqual(state);
});
