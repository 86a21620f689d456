import { expect, it } from 'vitest';
import { balanceOf, creditedOf, leastOf } from './balance';

const line = (
  id: string,
  action: 'credit' | 'use' | 'reversal',
  amount: number,
  day: string,
  reverses = ''
) => ({
  id,
  action,
  amount,
  day,
  reverses: reverses === '' ? null : reverses
});
const earned = line('a', 'credit', 100, '2026-07-10');

it('a balance is what was credited less what was used; a reversal undoes either', () => {
  const used = line('b', 'use', 50, '2026-08-01');
  expect(balanceOf([earned, used])).toBe(50);
  expect(balanceOf([earned, used, line('c', 'reversal', 50, '2026-08-01', 'b')])).toBe(100);
  const undone = [earned, line('c', 'reversal', 100, '2026-07-10', 'a')];
  expect(balanceOf(undone)).toBe(0);
  expect(creditedOf(undone)).toBe(0);
  expect(creditedOf([earned, used])).toBe(100);
});

it('nothing is used before it is there, whatever comes later', () => {
  expect(leastOf([earned, line('b', 'use', 50, '2026-07-10')])).toBe(0);
  expect(leastOf([earned, line('b', 'use', 50, '2026-07-09')])).toBe(-50);
  expect(
    leastOf([earned, line('b', 'use', 50, '2026-07-09'), line('c', 'reversal', 50, '2026-07-09', 'b')])
  ).toBe(0);
});
