import { describe, expect, it } from 'vitest';
import type { ExplanationNode, NodeCode } from '$lib/points';
import { explanationLine } from './line';

const node = (code: NodeCode, points: number | null, children: ExplanationNode[] = []): ExplanationNode => ({
  code,
  points,
  children,
  zh: code,
  en: code
});

describe('a line of an explanation', () => {
  it('M2: what adds to the line above has a sign: a group of months and the rest of rounding too', () => {
    const section = node('section', 4001, [
      node('months', 4000, [node('month', 4000), node('month', 4000)]),
      node('rounding', 1),
      node('not-counted', null)
    ]);
    const { points, lines } = explanationLine(section, { person: 'u1', booked: new Map() });
    expect(points).toBe('+40.01');
    expect(lines.map((line) => [line.code, line.points])).toEqual([
      ['months', '+40'],
      ['rounding', '+0.01'],
      ['not-counted', '']
    ]);
    expect(lines[0]?.lines).toEqual([]);
  });
});
