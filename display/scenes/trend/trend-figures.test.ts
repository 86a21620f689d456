import { expect, test } from 'vitest';
import { makeSnapshot } from '../../../tests/fixtures/feed';
import { spreadLabels, trendFigures } from './trend-figures';

test('October: ten months of this year, twelve of last', () => {
  const figures = trendFigures(makeSnapshot({ today: '2026-11-11' }));
  expect(figures).toMatchObject({ year: 2026, month: 9 });
  expect(figures.thisYear.filter(Boolean)).toHaveLength(10);
  expect(figures.lastYear?.filter(Boolean)).toHaveLength(12);
  expect([figures.first?.period, figures.before?.period, figures.current?.period]).toEqual([
    '2026-01',
    '2026-09',
    '2026-10'
  ]);
});

test('January: nothing to compare with in this year, December is the month before', () => {
  const figures = trendFigures(makeSnapshot({ today: '2026-02-05' }));
  expect(figures.first).toBeNull();
  expect(figures.before?.period).toBe('2025-12');
});

test('one month of last year makes no line', () => {
  const { trend, ...rest } = makeSnapshot({ today: '2026-11-11' });
  expect(
    trendFigures({ ...rest, trend: trend.filter((point) => point.period >= '2025-12') }).lastYear
  ).toBeNull();
});

test('the very first month stands alone', () => {
  const snapshot = makeSnapshot({ today: '2026-11-11' });
  const figures = trendFigures({ period: '2026-10', previous: null, trend: snapshot.trend.slice(-1) });
  expect(figures).toMatchObject({ lastYear: null, before: null, first: null });
  expect(figures.current?.period).toBe('2026-10');
});

test('months that lie close together far from zero need an axis of their own', () => {
  const snapshot = makeSnapshot({ today: '2026-11-11' });
  const raised = (by: number) => ({
    ...snapshot,
    trend: snapshot.trend.map((point) => ({
      ...point,
      lowest: point.lowest + by,
      highest: point.highest + by
    }))
  });
  expect(trendFigures(raised(0)).close).toBe(false);
  expect(trendFigures(raised(20_000)).close).toBe(true);
});

test.each([
  [
    [10, 50, 90],
    [10, 50, 90]
  ],
  [
    [10, 12, 90],
    [10, 30, 90]
  ],
  [
    [88, 90, 95],
    [60, 80, 100]
  ]
])('labels at %j move to %j', (places, moved) => {
  expect(spreadLabels(places, 20, 100)).toEqual(moved);
});
