import { expect, it } from 'vitest';
import { withUnknownLevels } from './unknown-levels';
import { unitsIn, type PhraseUnit } from './units';

it('of several levels one that ledgers do not know leaves its whole sentence open, and no other', () => {
  const text = '班组级加1分,车间级加2分。市级加5分,县级加3分。部级加1分。';
  const units = unitsIn(text, 0, '');
  const open = withUnknownLevels(units);
  expect(units.map((unit) => open.has(unit))).toEqual([true, true, false, false, false]);
});

it('a sentence of a thousand levels is looked at once', () => {
  const units = unitsIn('市级加5分,'.repeat(1000), 0, '');
  let reads = 0;
  const counted = units.map(({ words, ...unit }): PhraseUnit => ({
    ...unit,
    get words() {
      reads += 1;
      return words;
    }
  }));
  withUnknownLevels(counted);
  expect(units).toHaveLength(1000);
  expect(reads).toBeLessThan(5000);
});
