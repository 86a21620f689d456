import { describe, expect, it } from 'vitest';
import { parseScheme, type Ballot, type Scheme, type Statement } from '..';
import { effectsOfLines, statementOfLines } from '../../../../tests/points/small-scheme';

const clause = 'clause: { ref: 一, text: 原文 }';

/** Sections and items as in a file, the items without their clause. */
function schemeOf({
  year = '{}',
  sections,
  items
}: Record<'sections' | 'items', string[]> & { year?: string }): Scheme {
  const list = (some: string[], more = '') =>
    some.map((one, n) => `  - { name: 名${n}, english: Name ${n}${more}, ${one} }`);
  return parseScheme(
    [
      'id: bounded',
      'name: 办法',
      'english: Bounded',
      'source: 测试',
      'inForce: [{ from: 2024-01-01 }]',
      'score: { month: points, quarter: points, year: points }',
      `year: ${year}`,
      'sections:',
      ...list(sections),
      'items:',
      ...list(items, `, ${clause}`)
    ].join('\n')
  );
}

const ballotsOf = (...scores: number[]): Ballot[] =>
  scores.map((score) => ({ subject: 'u1', group: 'staff', score }));
const sum = (row: Statement) => row.effects.reduce((total, { points }) => total + points, 0);

describe('M6 a section holds what its items come to', () => {
  const votes = 'id: votes, section: all, kind: ballot, groups: { staff: 100 }, weight: 2, minimum: 1';
  const deed = 'id: deed, section: all, kind: count, points: 3';

  it('a ballot is held by a cap, and says so beside what it is worth alone', () => {
    const scheme = schemeOf({ sections: ['id: all, most: 10'], items: [votes] });
    const row = statementOfLines(scheme, '2026', [], { ballots: ballotsOf(90_00) });
    expect(row.points).toBe(1000);
    expect(row.sections).toEqual({ all: 1000 });
    expect(row.effects).toMatchObject([{ item: 'votes', points: 1000, reason: 'cap', face: 18_000 }]);
  });

  it('what is entered gives way before the ballot, to the exact fraction', () => {
    // 100 ÷ 3 × 2 = 66.666… and three deeds: 5.666… too many.
    const scheme = schemeOf({ sections: ['id: all, most: 70'], items: [votes, deed] });
    const row = statementOfLines(scheme, '2026', ['2026-01-05 deed', '2026-02-05 deed', '2026-03-05 deed'], {
      ballots: ballotsOf(0, 0, 100_00)
    });
    expect(row.points).toBe(7000);
    expect(effectsOfLines(row)).toEqual([
      [300, 'counted'],
      [33, 'cap'],
      [0, 'cap']
    ]);
  });

  it('a weighting is held by what it counts, not by what its parts have', () => {
    const scheme = schemeOf({
      sections: ['id: all, most: 4'],
      items: [
        'id: table, section: all, kind: weighted, max: 5, outOf: 20, parts: [first, second]',
        'id: first, section: all, kind: allowance, max: 10',
        'id: fault, section: all, kind: clause, of: first, takes: 2',
        'id: second, section: all, kind: allowance, max: 10'
      ]
    });
    expect(statementOfLines(scheme, '2026', ['2026-01-05 fault 4']).points).toBe(300);
    const full = statementOfLines(scheme, '2026', []);
    expect(full.points).toBe(400);
    expect(full.effects.map(({ item, points, reason }) => [item, points, reason])).toEqual([
      ['first', 250, 'full-marks'],
      ['second', 150, 'cap']
    ]);
  });

  it('months of which the year is the mean are held by their mean, and a month alone not at all (E1)', () => {
    const scheme = schemeOf({
      year: '{ takes: mean-of-months }',
      sections: ['id: all, most: 50, least: -20'],
      items: [
        'id: desk, section: all, kind: allowance, max: 40, per: month',
        'id: fault, section: all, kind: clause, of: desk, takes: 10, fromYear: 30',
        deed
      ]
    });
    const deeds = statementOfLines(scheme, '2026', ['2026-01-05 deed', '2026-12-05 deed 5']);
    expect(deeds.points).toBe(5000);
    expect(Math.abs(sum(deeds) - 5000)).toBeLessThan(10);
    expect(effectsOfLines(deeds)).toEqual([
      [300, 'counted'],
      [700, 'cap']
    ]);
    expect(statementOfLines(scheme, '2026-12', ['2026-01-05 deed', '2026-12-05 deed 5']).points).toBe(4000);
    // Two of twelve months are worth 30, and 60 are taken beside them: 38.333… − 60.
    const faults = statementOfLines(scheme, '2026', ['2026-05-05 fault', '2026-06-05 fault']);
    expect(faults.points).toBe(-2000);
  });

  it('a floor holds what a mean and a year’s deduction leave', () => {
    const scheme = schemeOf({
      year: '{ takes: mean-of-months }',
      sections: ['id: all, least: 10'],
      items: [
        'id: desk, section: all, kind: allowance, max: 40, per: month',
        'id: fault, section: all, kind: clause, of: desk, takes: 10, fromYear: 30'
      ]
    });
    const row = statementOfLines(scheme, '2026', ['2026-05-05 fault', '2026-06-05 fault']);
    expect(row.points).toBe(1000);
    expect(row.effects.filter(({ entry }) => entry !== null).map(({ reason }) => reason)).toContain('floor');
    expect(Math.abs(sum(row) - 1000)).toBeLessThan(20);
  });
});

describe('M5 a floor of the year’s total', () => {
  const scheme = schemeOf({
    year: '{ takes: sum, least: 0 }',
    sections: ['id: all'],
    items: [
      'id: deed, section: all, kind: count, points: 3',
      'id: fault, section: all, kind: count, points: -5'
    ]
  });
  const lines = ['2026-01-05 fault', '2026-02-05 deed', '2026-03-05 deed'];

  it('holds at each month’s end, so that months add up to their quarter', () => {
    const of = (period: string) => statementOfLines(scheme, period, lines).points;
    expect(['2026-01', '2026-02', '2026-03'].map(of)).toEqual([0, 0, 100]);
    expect(of('2026-Q1')).toBe(100);
  });
});

it('M2 months that are weighted and of which the year is the mean are both', () => {
  const scheme = schemeOf({
    year: '{ takes: mean-of-months }',
    sections: ['id: all'],
    items: [
      'id: table, section: all, kind: weighted, max: 5, outOf: 40, parts: [desk]',
      'id: desk, section: all, kind: allowance, max: 40, per: month',
      'id: fault, section: all, kind: clause, of: desk, takes: 16'
    ]
  });
  expect(statementOfLines(scheme, '2026-05', ['2026-05-05 fault']).points).toBe(300);
  // Eleven months at 5 and one at 3.
  expect(statementOfLines(scheme, '2026', ['2026-05-05 fault']).points).toBe(483);
});
