import { isWorkingDay } from '$lib/calendar';
import { expect, it } from 'vitest';
import { holidaysOf } from './built-in';

it('knows National Day 2026 and the weekends made up for it', () => {
  const table = holidaysOf(2026);
  expect(table?.off).toContain('2026-10-01');
  expect(table?.on.length).toBeGreaterThan(0);
  expect(isWorkingDay(table?.on[0] ?? '', table ? [table] : [])).toBe(true);
});

it('says that it has no table for a year to come', () => {
  expect(holidaysOf(2099)).toBeNull();
});
