import { builtInScheme } from '$lib/schemes';
import { expect, it } from 'vitest';
import { partialPeriods } from './cost-of-skipping';

const partial = (id: string, first: string) =>
  partialPeriods(builtInScheme(id) ?? expect.fail('no scheme'), first).map(
    ({ period, last, isRanked }) => `${period} to ${last}${isRanked ? '' : ', not ranked'}`
  );

it('M15 A from October: half a half-year is ranked, a quarter of the year isn’t', () => {
  expect(partial('community-cadres', '2026-10')).toEqual([
    '2026-H2 to 2026-12',
    '2026 to 2026-12, not ranked'
  ]);
});

it('M15 A from November: the quarter alone is still ranked', () => {
  expect(partial('community-cadres', '2026-11')).toEqual([
    '2026-Q4 to 2026-12',
    '2026-H2 to 2026-12, not ranked',
    '2026 to 2026-12, not ranked'
  ]);
});

it('M15 periods that end earlier in the year come first, and a year of ten months is ranked', () => {
  expect(partial('community-cadres', '2026-03')).toEqual([
    '2026-Q1 to 2026-03, not ranked',
    '2026-H1 to 2026-06',
    '2026 to 2026-12'
  ]);
});

it('M15 only periods that the document publishes; none of a unit that begins with the year', () => {
  expect(partial('county-officials', '2026-10')).toEqual(['2026 to 2026-12, not ranked']);
  expect(partial('community-cadres', '2026-01')).toEqual([]);
});
