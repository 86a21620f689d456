import { expect, test } from 'vitest';
import { spendableOf, spentOf, type SpendingLine } from './redemption';

const lines: SpendingLine[] = [
  { action: 'redeem', amount: 3000 },
  { action: 'redeem', amount: 500 },
  { action: 'reversal', amount: 500 }
];

test('a line that undoes another gives its points back', () => {
  expect(spentOf(lines)).toBe(3000);
  expect(spendableOf(4650, lines)).toBe(1650);
});

test('nothing below 0 is left to spend, also where points went after they were spent', () => {
  expect(spendableOf(2000, lines)).toBe(0);
  expect(spendableOf(-500, [])).toBe(0);
});
