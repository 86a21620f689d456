import { describe, expect, it } from 'vitest';
import { isWorkingDay, publicityWindow, type HolidayTable } from '.';

const table: HolidayTable = { year: 2026, off: ['2026-10-01', '2026-10-02'], on: ['2026-10-10'] };

describe('working days', () => {
  it('a holiday is off, a made-up Saturday is on, a weekend is off', () => {
    const days = ['2026-10-01', '2026-10-10', '2026-10-11', '2026-10-12'];
    expect(days.map((day) => isWorkingDay(day, [table]))).toEqual([false, true, false, true]);
  });

  it('the day of publication doesn’t count', () => {
    expect(publicityWindow('2026-10-08', 3, [table])).toEqual({
      from: '2026-10-09',
      to: '2026-10-12',
      days: ['2026-10-09', '2026-10-10', '2026-10-12']
    });
  });

  it.each([0, -1, 1.5])('%d working days are refused', (days) => {
    expect(() => publicityWindow('2026-10-08', days, [table])).toThrow(RangeError);
  });
});
