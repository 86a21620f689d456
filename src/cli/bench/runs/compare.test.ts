import { describe, expect, it } from 'vitest';
import { compareFigure } from './compare';
import type { BenchFigure } from './figure';
import type { BenchRun } from './runs';

const machine = { cores: 2, cpu: 'x', idle: 0.98, node: 'v20', commit: 'a' };
const of = (figure: BenchFigure, at = machine): BenchRun => ({
  started: '2026-11-02',
  machine: at,
  figures: [figure]
});
const time = (...samples: number[]): BenchFigure => ({ id: 't', name: 't', unit: 'ms', samples });
const worse = (before: BenchFigure, now: BenchFigure, at = machine) =>
  compareFigure(now, of(before), of(now, at))?.worse;

describe('a figure is worse than before', () => {
  it('only where the ranges of both runs don’t touch', () => {
    expect(worse(time(10, 11, 12), time(13, 14, 15))).toBe(true);
    expect(worse(time(10, 11, 13), time(12, 14, 15))).toBe(false);
    expect(worse(time(13, 14, 15), time(10, 11, 12))).toBe(false);
  });

  it('by its ratio, where that is promised', () => {
    const beside = (samples: number[], peer: number[]): BenchFigure => ({
      ...time(...samples),
      peer: { name: 'bare', samples: peer },
      limit: { of: 'ratio', most: 2 }
    });
    expect(worse(beside([10, 11, 12], [10, 11, 12]), beside([30, 33, 36], [30, 33, 36]))).toBe(false);
    expect(worse(beside([10, 11, 12], [10, 11, 12]), beside([15, 16, 17], [10, 11, 12]))).toBe(true);
  });

  it('when there are fewer of what more is better', () => {
    const rate = (...samples: number[]): BenchFigure => ({ ...time(...samples), unit: 'requests/s' });
    expect(worse(rate(20, 21, 22), rate(10, 11, 12))).toBe(true);
    expect(worse(rate(10, 11, 12), rate(20, 21, 22))).toBe(false);
  });

  it('never by one time alone, on another machine, or on a busy one', () => {
    expect(worse(time(10), time(20))).toBe(false);
    expect(worse(time(10, 11), time(20, 21), { ...machine, cpu: 'y' })).toBe(false);
    expect(worse(time(10, 11), time(20, 21), { ...machine, idle: 0.1 })).toBe(false);
  });

  it('by any byte count that isn’t a trifle', () => {
    const bytes = (size: number): BenchFigure => ({ ...time(size), unit: 'bytes' });
    expect(worse(bytes(1000), bytes(1100))).toBe(true);
    expect(worse(bytes(1000), bytes(1005))).toBe(false);
  });
});

it('a figure that the earlier run doesn’t have isn’t compared', () => {
  expect(compareFigure(time(1), of({ ...time(1), id: 'u' }), of(time(1)))).toBeNull();
});
