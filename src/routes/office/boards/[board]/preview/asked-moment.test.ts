import { expect, it } from 'vitest';
import { askedMoment, clockIn } from './asked-moment';

const shanghai = 'Asia/Shanghai';

it('is the instant at which the unit’s clock shows it, and back', () => {
  const at = askedMoment({ day: '2026-10-01', time: '07:30' }, shanghai);
  expect(at?.toISOString()).toBe('2026-09-30T23:30:00.000Z');
  expect(at && clockIn(shanghai, at)).toBe('07:30');
  expect(askedMoment({ day: '2026-03-29', time: '03:30' }, 'Europe/Berlin')?.toISOString()).toBe(
    '2026-03-29T01:30:00.000Z'
  );
});

it.each([
  ['', ''],
  ['2026-02-30', '07:30'],
  ['2026-10-01', '24:00'],
  ['1. October', '7:30']
])('%s %s is no moment', (day, time) => expect(askedMoment({ day, time }, shanghai)).toBeNull());
