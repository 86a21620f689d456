import { afterEach, expect, test, vi } from 'vitest';
import { renderGate } from './render-gate';

afterEach(() => void vi.useRealTimers());

test('so many at once; the next begins when one ends', async () => {
  const gate = renderGate({ atOnce: 2 });
  const [first] = await Promise.all([gate.enter('own'), gate.enter('own')]);
  const third = gate.enter('own');
  for (let turn = 0; turn < 3; turn += 1) await new Promise((next) => setImmediate(next));
  expect(gate.counts()).toEqual({ running: 2, waiting: 1, refused: 0 });
  first?.();
  expect(await third).not.toBeNull();
  expect(gate.counts()).toMatchObject({ running: 2, waiting: 0 });
});

test('what will be kept comes before what is made for one alone', async () => {
  const gate = renderGate({ atOnce: 1 });
  const order: string[] = [];
  const enter = async (lane: 'kept' | 'own') => {
    const release = await gate.enter(lane);
    order.push(lane);
    release?.();
  };
  await Promise.all([enter('own'), enter('own'), enter('kept')]);
  expect(order).toEqual(['kept', 'own', 'own']);
});

test('one begins in a turn of the event loop: what has come meanwhile isn’t kept waiting by the whole line', async () => {
  const gate = renderGate({ atOnce: 3 });
  let begun = 0;
  const enter = async () => {
    const release = await gate.enter('own');
    begun += 1;
    release?.();
  };
  const all = Promise.all(Array.from({ length: 10 }, enter));
  const seen: number[] = [];
  while (begun < 10) {
    await new Promise((turn) => setImmediate(turn));
    seen.push(begun);
  }
  await all;
  expect(seen.every((count, turn) => count <= turn + 1)).toBe(true);
});

test('a full line refuses at once, and whoever waits too long', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const gate = renderGate({ atOnce: 1, queue: 1, patience: 3000 });
  const release = await gate.enter('own');
  const late = gate.enter('own');
  expect(await gate.enter('own')).toBeNull();
  vi.advanceTimersByTime(3000);
  expect(await late).toBeNull();
  expect(gate.counts()).toEqual({ running: 1, waiting: 0, refused: 2 });
  release?.();
  // A line of its own: a flood of forms keeps no page waiting.
  expect(await gate.enter('kept')).not.toBeNull();
});
