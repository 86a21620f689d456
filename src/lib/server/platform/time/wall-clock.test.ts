import { expect, it } from 'vitest';
import { instantOf, wallText } from './wall-clock';

const shanghai = 'Asia/Shanghai';

it('is the instant at which the unit’s clock shows it, and back', () => {
  const at = instantOf('2026-10-01T07:30', shanghai);
  expect(at?.toISOString()).toBe('2026-09-30T23:30:00.000Z');
  expect(at && wallText(at, shanghai)).toBe('2026-10-01T07:30');
  expect(instantOf('2026-03-29T03:30', 'Europe/Berlin')?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
});

it.each(['', 'T', '2026-02-30T07:30', '2026-10-01T24:00', '1. OctoberT7:30'])('%o is no moment', (text) =>
  expect(instantOf(text, shanghai)).toBeNull()
);

it('an instant beyond the year 9999 elsewhere is none: its date is written otherwise, and no board reads it', () => {
  expect(instantOf('9999-12-31T23:59', 'America/New_York')).toBeNull();
  expect(instantOf('9999-12-31T18:59', 'America/New_York')).not.toBeNull();
});
