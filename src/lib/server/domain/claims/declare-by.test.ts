import { expect, it } from 'vitest';
import { declareBy } from './declare-by';

it.each([
  [null, '2026-10-05', '2026-10-31'],
  [25, '2026-10-05', '2026-10-25'],
  [30, '2026-02-05', '2026-02-28']
])('day %s of the month of %s is %s', (deadlineDay, day, by) => {
  expect(declareBy({ deadlineDay }, day)).toBe(by);
});
