import { expect, it } from 'vitest';
import type { SealedResult } from '../periods/periods';
import { asPublished } from './rank-order';

const result = (subject: string, pool: string, rank: number): SealedResult => ({
  subject,
  pool,
  rank,
  points: 0,
  balance: 0,
  score: 0,
  status: 'ranked',
  group: '',
  from: null,
  to: null
});

it('pools come in the roster’s order: leaders before the reserve, whatever their names sort like', () => {
  const found = [result('R1', '后备干部', 2), result('R2', '后备干部', 1), result('L9', '科级领导', 1)];
  expect(asPublished(found).map(({ subject }) => subject)).toEqual(['L9', 'R2', 'R1']);
});
