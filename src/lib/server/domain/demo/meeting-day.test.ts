import { monthOf, monthsFrom, nextMonth } from '$lib/calendar';
import { expect, it } from 'vitest';
import { hangingWindow, meetingDay } from './meeting-day';
import { community } from './units/community';
import { county } from './units/county';
import { branch } from './units/branch';
import { town } from './units/town';

const months = monthsFrom('2024-12', '2026-11');

it('E 四 1 次月5日前, C 四 1 月末: town and county publish by the 5th, also when the first days are holidays', () => {
  for (const { meetsBy } of [town, county])
    for (const month of months) {
      const day = meetingDay(month, meetsBy);
      expect(monthOf(day)).toBe(nextMonth(month));
      expect(day <= `${nextMonth(month)}-05`).toBe(true);
    }
  // All days before are National Day's.
  expect(meetingDay('2026-09', town.meetsBy)).toBe('2026-10-05');
  expect(meetingDay('2026-08', town.meetsBy)).toBe('2026-09-04');
});

it('A 四（二） 月初, D 三（二） 每月: the others meet in the first ten days', () => {
  for (const { meetsBy } of [community, branch])
    for (const month of months) expect(meetingDay(month, meetsBy) <= `${nextMonth(month)}-10`).toBe(true);
});

it('the last notice hangs three working days longer than today, and never fewer than five', () => {
  expect(hangingWindow('2026-11-10', '2026-11-26')).toEqual({ workingDays: 15, lastDay: '2026-12-01' });
  expect(hangingWindow('2026-11-24', '2026-11-26')).toEqual({ workingDays: 5, lastDay: '2026-12-01' });
});
