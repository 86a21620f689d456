import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CarriedClock } from './carried-clock';
import type { PlainDocument } from './plain-document';

beforeEach(() => {
  vi.useFakeTimers({ now: 0, toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A document as its server wrote it at an instant. */
const written = (now: number) => ({ now, date: '2026-10-05', seconds: 0 }) as PlainDocument;

it('says by how much it may be wrong: the time that its document was on the way, and a cheap quartz’s error', () => {
  vi.advanceTimersByTime(800);
  const clock = new CarriedClock(written(10_000));
  expect(clock.uncertainty).toBe(800);
  vi.advanceTimersByTime(60_000);
  expect(clock.uncertainty).toBe(806);
  const asked = performance.now();
  vi.advanceTimersByTime(40);
  clock.take(written(70_000), asked);
  expect([clock.now(), clock.uncertainty]).toEqual([70_000, 40]);
});
