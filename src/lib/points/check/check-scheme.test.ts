import { describe, expect, it } from 'vitest';
import { checkScheme } from '..';
import { builtInText } from '../../schemes';

const sound = builtInText('community-cadres') ?? '';
const lineOf = (piece: string) => sound.slice(0, sound.indexOf(piece)).split('\n').length;
const roster = (n: number) => Array.from({ length: n }, () => ({ pool: '' }));

const clause = 'clause: { ref: 一, text: 原文 }';
const doubtful = `id: doubtful
name: 试行办法
english: Doubtful
source: 试行办法
inForce:
  - { from: 2026-01-01, to: 2026-12-31 }
  - from: 2027-01-01
    changes: { items: { late: { points: 0 } } }
score: { month: points, year: balance }
parameters:
  - id: late-costs
    name: 迟到扣分
    english: Late costs
    confirm: true
    value: 3
sections:
  - { id: work, name: 工作, english: Work }
  - id: duty
    name: 值班
    english: Duty
    most: 60
items:
  - { id: late, section: work, name: 迟到, english: Late, kind: count, points: -$late-costs, ${clause} }
  - { id: gift, section: work, name: 捐赠, english: Gift, kind: amount, does: add, least: 9, most: 5, ${clause} }
  - id: contest
    section: work
    name: 比赛
    english: Contest
    kind: ranks
    ranks:
      - { first: 1, last: 2, points: 5 }
      - { first: 4, last: 5, points: 1 }
    ${clause}
  - { id: duty, section: duty, name: 值班, english: Duty, kind: allowance, max: 40, ${clause} }
  - id: grave
    section: duty
    name: 失职
    english: Grave
    kind: clause
    of: duty
    takes: 50
    ${clause}
sameMatter:
  - id: once
    kind: highest
    items: [contest]
    most: 100
    ${clause}
outcomes:
  - { id: good, name: 好, english: Good, period: year, kind: band, from: 60, below: 80, ${clause} }
  - id: better
    name: 较好
    english: Better
    period: year
    kind: band
    from: 70
    below: 90
    ${clause}
  - id: best
    name: 最好
    english: Best
    period: month
    kind: band
    from: 95
    below: 90
    ${clause}
`;

describe('the check of a scheme', () => {
  it('A study-top5 rests on a study app', () => {
    expect(checkScheme(sound)).toMatchObject([
      { level: 'warning', code: 'burden', line: lineOf('id: study-top5\n    section') }
    ]);
  });

  it.each([
    [8, 1],
    [9, 0]
  ])('A with %d on the roster the last three and the bottom third contradict each other: %d', (n, times) => {
    const found = checkScheme(sound, roster(n)).filter((one) => one.code === 'contradicting-outcomes');
    expect(found).toHaveLength(times);
    if (times > 0) expect(found).toMatchObject([{ line: lineOf('id: bottom-three') }]);
  });

  it.each([
    ['an item worth 0', 'points: 8', 'points: 0', 'never-counts'],
    ['a fact that nothing looks at', ', sick-leave]', ']', 'never-counts'],
    [
      'a month that starts with no marks at all',
      'kind: standing\n    points: 8\n    unless: [late, early-leave, absent]',
      'kind: allowance\n    per: month',
      'never-counts'
    ],
    [
      'ranks that overlap',
      'last: 5, points: 5 }',
      'last: 5, points: 5 }\n      - { first: 5, last: 6, points: 1 }',
      'rank-bounds'
    ]
  ])('finds %s', (_, piece, by, code) => {
    expect(sound).toContain(piece);
    expect(checkScheme(sound.replace(piece, by)).map((one) => one.code)).toContain(code);
  });

  it.each([
    ['a deduction larger than its item', 'deduction-too-large', 'takes: 50'],
    ['grades that overlap', 'grade-bounds', 'from: 70'],
    ['a grade that nobody can have', 'grade-bounds', 'from: 95'],
    ['a cap on one matter that nothing reaches', 'cap-never-binds', 'most: 100'],
    ['a section’s cap that all its items together don’t reach', 'cap-never-binds', 'most: 60'],
    ['bounds that no value fits', 'never-counts', 'id: gift'],
    ['ranks that are left out', 'rank-bounds', 'first: 4, last: 5'],
    ['a number that the adopter must supply', 'unconfirmed', 'value: 3'],
    ['what only a later version says', 'never-counts', 'changes:']
  ])('finds %s', (_, code, piece) => {
    const line = doubtful.split('\n').findIndex((one) => one.includes(piece)) + 1;
    expect(line).toBeGreaterThan(0);
    expect(checkScheme(doubtful)).toContainEqual(expect.objectContaining({ level: 'warning', code, line }));
  });

  describe('deadlines of one document against each other', () => {
    const town = builtInText('town-thousand') ?? '';
    const lineIn = (text: string, piece: string) => text.slice(0, text.indexOf(piece)).split('\n').length;
    const found = (text: string) => checkScheme(text).filter(({ code }) => code === 'deadline-order');

    it('E December due on the 5th seals the year: a ballot due on the 10th comes too late', () => {
      const late = town.replaceAll('on: period-end', 'on: after-end');
      expect(late).not.toBe(town);
      expect(found(late)).toEqual([
        {
          level: 'warning',
          code: 'deadline-order',
          line: lineIn(late, 'due: { on: next-month, day: 5 }'),
          zh: '以年底为例，“每月公示”最迟1月5日，比要先办完的“每年登记民主评议”（最迟1月10日）还早',
          en: 'at a year’s end “monthly publication” is due on 5 January, before “yearly entering of Appraisal” (10 January), which it needs done'
        }
      ]);
      expect(found(town)).toEqual([]);
    });

    it('D a quarter published on the 3rd comes before its assembly', () => {
      const branch = builtInText('party-members') ?? '';
      const early = branch.replace(
        /(id: publish-quarter\n {4}step: publish\n {4}every: quarter\n {4}due: )\{ on: unsaid \}/,
        '$1{ on: next-month, day: 3 }'
      );
      const line = lineIn(early, 'day: 3');
      expect(found(early).map((one) => one.line)).toEqual([line, line]);
      expect(found(branch)).toEqual([]);
    });
  });

  it('finds nothing else in it', () => {
    expect(checkScheme(doubtful)).toHaveLength(9);
  });

  it('an error comes alone, with its line', () => {
    expect(checkScheme(sound.replace('section: base', 'section: bass'))).toMatchObject([
      { level: 'error', code: 'unknown-reference', line: lineOf('section: base') }
    ]);
  });
});
