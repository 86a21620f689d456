import { describe, expect, test } from 'vitest';
import { accountYears, closedShopOn, spendableOf, spentOf, type SpendingLine } from './redemption-account';
import type { SchemeRules } from './scheme/scheme';

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

/** A scheme of which each version says whether points are cleared; it is made-up data. */
const scheme = (...versions: [from: string, clears: 'year' | 'never' | null][]) => {
  const rules = (clears: 'year' | 'never' | null) =>
    (clears === null ? {} : { redemption: { clears } }) as unknown as SchemeRules;
  return { inForce: versions.map(([from, clears]) => ({ from, rules: rules(clears) })) };
};

describe('the years whose points are one account', () => {
  test.each([
    ['each year by itself', scheme(['2025-01-01', 'year']), 2026, { first: 2026, last: 2026 }],
    ['a year before the first version', scheme(['2025-01-01', 'year']), 2023, { first: 2023, last: 2023 }],
    ['all of them', scheme(['2025-01-01', 'never']), 2026, { first: null, last: null }],
    [
      'what was kept is cleared with the first year that is',
      scheme(['2025-01-01', 'never'], ['2027-01-05', 'year']),
      2026,
      { first: null, last: 2027 }
    ],
    [
      'the years after it',
      scheme(['2025-01-01', 'never'], ['2027-01-05', 'year']),
      2028,
      { first: 2028, last: 2028 }
    ],
    [
      'what was cleared doesn’t come back',
      scheme(['2025-01-01', 'year'], ['2027-06-01', 'never']),
      2028,
      { first: 2027, last: null }
    ],
    [
      'a year in between',
      scheme(['2025-01-01', 'year'], ['2026-06-01', 'never'], ['2027-06-01', 'year']),
      2026,
      { first: 2026, last: 2027 }
    ],
    [
      'years before a shop that clears are no points of it',
      scheme(['2025-01-01', null], ['2026-03-01', 'year']),
      2026,
      { first: 2026, last: 2026 }
    ],
    [
      'years before a shop that keeps them are',
      scheme(['2025-01-01', null], ['2026-03-01', 'never']),
      2026,
      { first: null, last: null }
    ],
    [
      'what was kept ends with a shop that is given up',
      scheme(['2025-01-01', 'never'], ['2027-01-01', null]),
      2026,
      { first: null, last: 2026 }
    ],
    [
      'years before a shop that keeps them are, also when it is given up later',
      scheme(['2025-01-01', null], ['2026-03-01', 'never'], ['2027-01-01', null]),
      2026,
      { first: null, last: 2026 }
    ],
    [
      'also in January',
      scheme(['2025-01-01', 'never'], ['2027-01-20', null]),
      2026,
      { first: null, last: 2026 }
    ],
    [
      'or within a year',
      scheme(['2025-01-01', 'never'], ['2027-06-01', null]),
      2026,
      { first: null, last: 2027 }
    ],
    [
      'what was kept is there again for the next shop',
      scheme(['2025-01-01', 'never'], ['2027-01-01', null], ['2029-01-01', 'never']),
      2026,
      { first: null, last: null }
    ]
  ])('%s', (_, given, year, years) => {
    expect(accountYears(given, year)).toEqual(years);
  });
});

describe('a shop that the rules have given up', () => {
  const onNewYear = scheme(['2025-01-01', 'never'], ['2027-01-01', null]);
  test.each([
    ['not while there is one', onNewYear, '2026-12-31', null],
    ['not in January, when its goods go on', onNewYear, '2027-01-31', null],
    ['from February', onNewYear, '2027-02-01', { since: '2027-01-01', last: '2027-01-31', year: 2026 }],
    ['years later', onNewYear, '2030-06-01', { since: '2027-01-01', last: '2027-01-31', year: 2026 }],
    [
      'from its day on within a year',
      scheme(['2025-01-01', 'year'], ['2027-06-01', null]),
      '2027-06-01',
      { since: '2027-06-01', last: '2027-05-31', year: 2027 }
    ],
    [
      'the latest of two, whatever follows it',
      scheme(['2025-01-01', 'year'], ['2026-03-01', null], ['2027-03-01', 'year'], ['2028-03-01', null]),
      '2029-01-01',
      { since: '2028-03-01', last: '2028-02-29', year: 2028 }
    ],
    ['none where there never was one', scheme(['2025-01-01', null], ['2027-01-01', null]), '2027-02-01', null]
  ])('%s', (_, given, day, shop) => {
    const found = closedShopOn(given, day);
    expect(found && { since: found.since, last: found.last, year: found.year }).toEqual(shop);
  });
});
