import { expect, it } from 'vitest';
import type { BenchFigure } from '../runs/figure';
import { ratioLine } from './ratio-line';

const time = (...samples: number[]): BenchFigure => ({ id: 'start', name: 'start', unit: 'ms', samples });

it('says what a figure is here and there, the ratio of both medians, and the range of the rounds', () => {
  const here = [time(10, 11, 12), time(12), time(9)];
  const there = [time(20), time(30), time(18)];
  expect(ratioLine(here, there)).toBe('| `start` | 11 ms | 20 ms | 0.55 × (0.4–0.55) |');
});

it('a figure that the other commit hasn’t yet has no line', () => {
  expect(ratioLine([time(1)], [])).toBeNull();
});
