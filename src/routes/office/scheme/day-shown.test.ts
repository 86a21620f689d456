import { expect, test } from 'vitest';
import { dayShown } from './day-shown';

const today = '2026-11-20';

test('a document is read as it says today; a coming one as it will say first, a past one as it said last', () => {
  expect(dayShown({ from: '2026-01-01', to: null }, today)).toBe(today);
  expect(dayShown({ from: '2026-01-01', to: '2026-12-31' }, today)).toBe(today);
  expect(dayShown({ from: '2027-01-01', to: null }, today)).toBe('2027-01-01');
  expect(dayShown({ from: '2027-01-01', to: '2027-12-31' }, today)).toBe('2027-01-01');
  expect(dayShown({ from: '2024-01-01', to: '2025-12-31' }, today)).toBe('2025-12-31');
});
