import { describe, expect, it } from 'vitest';
import { isWithin, overlaps } from '.';

const days = (from: string | null, to: string | null) => ({ from, to });

describe('days from one to another', () => {
  it.each([
    ['2026-03-01', days('2026-03-01', '2026-03-31'), true],
    ['2026-03-31', days('2026-03-01', '2026-03-31'), true],
    ['2026-02-28', days('2026-03-01', '2026-03-31'), false],
    ['2026-04-01', days('2026-03-01', '2026-03-31'), false],
    ['2026-04-01', days('2026-03-01', null), true],
    ['2026-02-28', days(null, '2026-03-31'), true],
    ['2026-02-28', days(null, null), true]
  ])('%s in %o: %s', (day, span, is) => expect(isWithin(day, span)).toBe(is));

  it.each([
    [days('2026-01-01', '2026-03-31'), days('2026-03-31', null), true],
    [days('2026-01-01', '2026-03-31'), days('2026-04-01', null), false],
    [days(null, '2026-03-31'), days('2026-01-01', '2026-12-31'), true],
    [days(null, null), days(null, null), true],
    // Ended on the day before it would have begun: a role that was taken back.
    [days('2026-03-01', '2026-02-28'), days('2026-01-01', null), false]
  ])('%o and %o have a day in common: %s', (one, other, have) => {
    expect(overlaps(one, other)).toBe(have);
    expect(overlaps(other, one)).toBe(have);
  });
});
