import { expect, it } from 'vitest';
import type { SealedResult } from '../periods/periods';
import { moveOf } from './move';

const now: SealedResult = {
  subject: 'p1',
  pool: '',
  group: '',
  from: null,
  to: null,
  status: 'ranked',
  points: 0,
  balance: 0,
  score: 0,
  rank: 3
};

it('a newcomer is new; who left in July isn’t shown as newly listed at the year’s end', () => {
  expect(moveOf(now, undefined, '2026-12-31')).toEqual({ kind: 'new' });
  expect(moveOf({ ...now, to: '2026-07-31' }, undefined, '2026-12-31')).toBeNull();
  expect(moveOf({ ...now, to: '2026-12-31' }, undefined, '2026-12-31')).toEqual({ kind: 'new' });
});

it('a leaver who was ranked before has moved as everybody', () => {
  expect(moveOf({ ...now, to: '2026-07-31' }, { ...now, rank: 5 }, '2026-12-31')).toEqual({
    kind: 'up',
    by: 2
  });
});
