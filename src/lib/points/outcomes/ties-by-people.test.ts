import { expect, it } from 'vitest';
import { tiesByPeople } from './ties-by-people';

it('M12 names a tie between the same people once, with the quarters that have it', () => {
  const ties = [
    { subjects: ['u2', 'u1'], period: '2026-Q4' },
    { subjects: ['u1', 'u3'], period: '2026-Q3' },
    { subjects: [], period: '2026-Q2' },
    { subjects: ['u1', 'u2'], period: '2026-Q1' }
  ];
  expect(tiesByPeople(ties)).toEqual([
    { subjects: ['u2', 'u1'], periods: ['2026-Q1', '2026-Q4'] },
    { subjects: ['u1', 'u3'], periods: ['2026-Q3'] }
  ]);
});

it('a tie in the period itself has no other one beside it', () =>
  expect(tiesByPeople([{ subjects: ['u1'] }])).toEqual([{ subjects: ['u1'] }]));
