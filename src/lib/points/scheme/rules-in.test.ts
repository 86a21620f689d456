import { describe, expect, it } from 'vitest';
import { periodOf } from '../../calendar';
import { composeVersions, parseScheme, rulesIn, type Scheme } from '..';
import { builtInText } from '../../schemes';

const text = builtInText('community-cadres') ?? '';
const scheme = parseScheme(text);
/** This set of rules has the last five instead of three, and another base. */
const changed: Scheme = {
  ...scheme,
  base: 5000,
  outcomes: scheme.outcomes.map((rule) => (rule.kind === 'bottom-count' ? { ...rule, count: 5 } : rule))
};

const sizeIn = (rules: Scheme, period: string) =>
  rulesIn(rules, periodOf(period)).outcomes.find(({ kind }) => kind === 'bottom-count');

function changedOn(day: string, before: string, from = '2024-01-01'): Scheme {
  const spans = [
    { scheme, from, to: before },
    { scheme: changed, from: day, to: null }
  ];
  return composeVersions(spans, changed) ?? expect.fail('not in force');
}

describe('M16 a share that changes within a period', () => {
  const both = changedOn('2026-12-01', '2026-11-30');

  it.each([
    ['2026-11', 3],
    ['2026-12', 5],
    ['2026-Q4', 3],
    ['2026-H2', 3],
    ['2026', 3],
    ['2027-Q1', 5],
    ['2027', 5]
  ])('in %s is %d', (period, count) => {
    expect(sizeIn(both, period)).toMatchObject({ count });
  });

  it('leaves all other rules to the version of the last day', () => {
    expect(rulesIn(both, periodOf('2026'))).toMatchObject({ base: 5000 });
    expect(rulesIn(both, periodOf('2025'))).toMatchObject({ base: 10_000 });
  });

  it('is no change where nothing was in force before', () => {
    const gap = changedOn('2026-12-01', '2025-06-30');
    expect(sizeIn(gap, '2026')).toMatchObject({ count: 5 });
    expect(sizeIn(gap, '2025')).toMatchObject({ count: 3 });
    const begun = composeVersions([{ scheme: changed, from: '2026-12-01', to: null }], changed);
    expect(sizeIn(begun ?? expect.fail('not in force'), '2026')).toMatchObject({ count: 5 });
  });

  it('has the version’s own object where nothing changed', () => {
    expect(rulesIn(scheme, periodOf('2026'))).toBe(scheme);
  });
});
