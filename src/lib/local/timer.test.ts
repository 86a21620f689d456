import { expect, it } from 'vitest';
import { jittered, pause } from './timer';

it('what is done again and again is spread over half its time, and keeps its mean', () => {
  expect([0, 0.5, 1].map((random) => jittered(60_000, random))).toEqual([45_000, 60_000, 75_000]);
});

it('attempts in a row wait longer, never more than a minute, half of it by chance', () => {
  expect([0, 1, 2, 30].map((attempt) => pause(attempt, 1))).toEqual([500, 1000, 2000, 60_000]);
  expect(pause(30, 0)).toBe(30_000);
});

it('ten thousand boards that start in the same moment ask for updates a few at a time', () => {
  const seconds = new Map<number, number>();
  for (let board = 0; board < 10_000; board += 1) {
    const second = Math.floor(jittered(15 * 60_000, board / 10_000) / 1000);
    seconds.set(second, (seconds.get(second) ?? 0) + 1);
  }
  expect(Math.max(...seconds.values())).toBeLessThanOrEqual(25);
});

it.each([1, 3, 8, 20])(
  'ten thousand boards are back within 30 seconds of a server that was away for %i, 500 a second at most',
  (away) => {
    const arrivals = Array.from({ length: 10_000 }, (_, board) => {
      const random = (board * 0.618_033_988_7) % 1;
      let at = 0;
      for (let attempt = 0; ; attempt += 1) {
        at += pause(attempt, random, 28_600);
        if (at >= away * 1000) return at - away * 1000;
      }
    });
    const seconds = new Map<number, number>();
    for (const at of arrivals)
      seconds.set(Math.floor(at / 1000), (seconds.get(Math.floor(at / 1000)) ?? 0) + 1);
    expect(Math.max(...arrivals)).toBeLessThanOrEqual(30_000);
    expect(Math.max(...seconds.values())).toBeLessThanOrEqual(500);
  }
);
