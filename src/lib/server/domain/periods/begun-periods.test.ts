import { builtInScheme } from '$lib/schemes';
import { expect, it } from 'vitest';
import { begunPeriods } from './begun-periods';

const begun = (id: string, firstPeriod: string, open: string) =>
  begunPeriods(builtInScheme(id) ?? expect.fail('no scheme'), { firstPeriod, open });

it('M15 tells the newest first, also what hasn’t ended, and what began before the unit’s first month', () => {
  expect(begun('community-cadres', '2026-05', '2026-08')).toEqual([
    '2026-H2',
    '2026',
    '2026-Q3',
    '2026-08',
    '2026-07',
    '2026-06',
    '2026-Q2',
    '2026-H1',
    '2026-05'
  ]);
});

it('knows what each scheme publishes', () => {
  expect(begun('community-organisation', '2026-05', '2026-08')).toEqual(['2026']);
  expect(begun('county-officials', '2026-01', '2026-04').slice(0, 3)).toContain('2026-Q2');
});
