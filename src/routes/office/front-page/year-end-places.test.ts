import { expect, it } from 'vitest';
import { placeOfYearEnd } from './year-end-places';

const year = { year: '2026', quarter: '2026-Q4' };
const all = { assembly: true, ballot: true, assess: true, publish: true, filings: true };
const steps = ['assembly', 'ballot', 'marks', 'seal', 'publish', 'file'] as const;

it('leads to the page of each step that can be taken', () => {
  expect(steps.map((step) => placeOfYearEnd({ step, state: 'open' }, year, all))).toEqual([
    '/office/assembly?quarter=2026-Q4',
    '/office/ballot?year=2026',
    '/office/assess?year=2026',
    '/office/seal',
    '/office/publish?period=2026',
    '/office/filings'
  ]);
});

it('leads nowhere where the reader may not, or where the year isn’t sealed yet', () => {
  const none = { assembly: false, ballot: false, assess: false, publish: false, filings: false };
  expect(steps.map((step) => placeOfYearEnd({ step, state: 'open' }, year, none))).toEqual(
    steps.map(() => null)
  );
  for (const step of steps)
    for (const state of ['later', 'missed'] as const)
      expect(placeOfYearEnd({ step, state }, year, all)).toBeNull();
  expect(placeOfYearEnd({ step: 'seal', state: 'done' }, year, all)).toBeNull();
  const skipped = placeOfYearEnd({ step: 'assembly', state: 'skipped' }, year, all);
  expect(skipped).toBe('/office/assembly?quarter=2026-Q4');
});
