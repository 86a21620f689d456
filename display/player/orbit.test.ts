import { expect, test } from 'vitest';
import { facingAt, orbitAt } from './orbit';

const minutes = (count: number) => Array.from({ length: count }, (_, i) => orbitAt(i * 60_000));

test('it stays within twenty-four pixels, and moves by two at most', () => {
  const path = minutes(3000);
  for (const { x, y } of path) {
    expect(Math.abs(x)).toBeLessThanOrEqual(24);
    expect(Math.abs(y)).toBeLessThanOrEqual(24);
  }
  for (const [i, { x, y }] of path.slice(1).entries())
    expect(Math.abs(x - (path[i]?.x ?? 0)) + Math.abs(y - (path[i]?.y ?? 0))).toBeLessThanOrEqual(2);
});

test('it takes every place about alike often', () => {
  const count = new Map<string, number>();
  for (const { x, y } of minutes(2 * 1248)) count.set(`${x} ${y}`, (count.get(`${x} ${y}`) ?? 0) + 1);
  expect(count.size).toBe(625);
  expect(Math.max(...count.values())).toBe(4);
});

test('of ten opening hours no pixel is under the double rule for more than 30%', () => {
  // A line five pixels long, then two more pixels eleven below; when the frame is turned it stands at the
  // other end of the screen.
  const lit = new Map<number, number>();
  const from = Date.parse('2026-11-11T08:00:00+08:00');
  for (let i = 0; i < 600; i++) {
    const { y } = orbitAt(from + i * 60_000);
    const top = facingAt(480 + i).includes('turned') ? 900 : 100;
    for (const row of [0, 1, 2, 3, 4, 11, 12]) lit.set(top + y + row, (lit.get(top + y + row) ?? 0) + 1);
  }
  expect(Math.max(...lit.values()) / 600).toBeLessThan(0.3);
});

test('of twelve opening hours the frame stands each way for a quarter, and turns on the half hour', () => {
  const count = new Map<string, number>();
  for (let minute = 480; minute < 1200; minute++)
    count.set(facingAt(minute), (count.get(facingAt(minute)) ?? 0) + 1);
  expect(Object.fromEntries(count)).toEqual({ '': 180, turned: 180, mirrored: 180, 'turned mirrored': 180 });
  expect([479, 480, 509, 510].map(facingAt)).toEqual(['turned mirrored', '', '', 'turned']);
});

test('a page with room for less has the same walk, a narrower one', () => {
  const path = Array.from({ length: 160 }, (_, i) => orbitAt(i * 60_000, 8));
  expect(new Set(path.map(({ x, y }) => `${x} ${y}`)).size).toBe(81);
  for (const { x, y } of path) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(8);
});
