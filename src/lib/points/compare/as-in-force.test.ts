import { expect, it } from 'vitest';
import { asInForce, parseScheme } from '..';

const clause = 'clause: { ref: 一, text: 原文 }';
const scheme = parseScheme(`id: two
name: 办法
english: Two
source: 办法
inForce:
  - { from: 2026-01-01, to: 2026-12-31 }
  - from: 2027-01-01
    changes: { items: { late: { points: -2 } } }
score: { month: points }
sections: [{ id: work, name: 工作, english: Work }]
items: [{ id: late, section: work, name: 迟到, english: Late, kind: count, points: -1, ${clause} }]
`);
const points = (first: string, last: string) => {
  const { scheme: made, shifted } = asInForce(scheme, first, last);
  const [version] = made.inForce;
  const [item] = (version?.rules ?? made).items;
  return [shifted, item?.kind === 'count' ? item.points : null, made.inForce.length];
};

it('what is in force on these days stays as it is, versions and all', () => {
  expect(points('2026-12-01', '2027-01-31')).toEqual([false, -100, 2]);
});

it('before its first day: the first version, as if it were in force', () => {
  expect(points('2024-01-01', '2025-12-31')).toEqual([true, -100, 1]);
});

it('days that reach into it: the version of the last day throughout', () => {
  expect(points('2025-06-01', '2027-03-31')).toEqual([true, -200, 1]);
});

it('days with a gap between two versions among them: the version of the last day throughout', () => {
  const inForce = [{ from: '2026-01-01', to: '2026-02-28' }, { from: '2026-03-02' }];
  const gap = (first: string, last: string) => asInForce({ ...scheme, inForce }, first, last).shifted;
  expect(gap('2026-01-01', '2026-12-31')).toBe(true);
  expect(gap('2026-02-28', '2026-03-02')).toBe(true);
  expect(gap('2026-01-01', '2026-02-28')).toBe(false);
  expect(gap('2026-03-02', '2026-12-31')).toBe(false);
});
