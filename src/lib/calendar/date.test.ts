import { describe, expect, it } from 'vitest';
import { addDays, dayOfSerial, countDays, firstDay, isDay, lastDay, weekday } from '.';

describe('days', () => {
  it.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-05',
    '1899-12-31',
    '',
    '2026-01-05 '
  ])('“%s” is no day', (text) => expect(isDay(text)).toBe(false));

  it.each(['2024-02-29', '2026-12-31', '1900-01-01'])('%s is one', (text) => expect(isDay(text)).toBe(true));

  it('counts over a leap day and a year’s end', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(countDays('2026-01-01', '2026-12-31')).toBe(365);
    expect(countDays('2026-01-02', '2026-01-01')).toBe(0);
  });

  it('knows a month’s ends', () => {
    expect([firstDay('2024-02'), lastDay('2024-02'), lastDay('2026-12')]).toEqual([
      '2024-02-01',
      '2024-02-29',
      '2026-12-31'
    ]);
  });

  it('20 November 2026 is a Friday', () => expect(weekday('2026-11-20')).toBe(5));

  it('reads a spreadsheet’s serial number, with a time of day or without', () => {
    expect(dayOfSerial(46027)).toBe('2026-01-05');
    expect(dayOfSerial(46027.75)).toBe('2026-01-05');
    expect(dayOfSerial(20260105)).toBeNull();
    expect(dayOfSerial(Number.NaN)).toBeNull();
  });
});
