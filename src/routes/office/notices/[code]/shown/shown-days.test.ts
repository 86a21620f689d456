import { expect, it } from 'vitest';
import { shownDays } from './shown-days';

// These are Thursday, Friday and Monday, so a weekend lies between.
const window = ['2026-11-12', '2026-11-13', '2026-11-16'];
const on = (day: string) => ({
  name: '大厅',
  ended: false,
  day,
  first: `${day}T01:00:00Z`,
  last: `${day}T02:00:00Z`,
  seconds: 600,
  open: 600,
  shared: false
});

it('a Sunday within the window is no day of it, but lies in it; what none has shown stands among the days', () => {
  const shown = ['2026-11-11', '2026-11-12', '2026-11-15', '2026-11-17'].map(on);
  const days = shownDays(shown, { window, today: '2026-11-17' });
  expect(days.map(({ day, kind, no, showings }) => [day.slice(8), kind, no, showings.length])).toEqual([
    ['11', 'before', 0, 1],
    ['12', 'counted', 1, 1],
    ['13', 'counted', 2, 0],
    ['15', 'rest', 0, 1],
    ['16', 'counted', 3, 0],
    ['17', 'after', 0, 1]
  ]);
});

it('what is still to come is missed by nobody', () => {
  const days = shownDays([], { window, today: '2026-11-12' });
  expect(days.map(({ day }) => day)).toEqual(['2026-11-12']);
  expect(shownDays([], { window, today: '2026-11-11' })).toEqual([]);
});
