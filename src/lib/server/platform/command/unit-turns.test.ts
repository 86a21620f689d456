import { expect, it } from 'vitest';
import { unitTurns } from './unit-turns';

/** A write that lasts until it is told to end. */
function lasting() {
  let end = () => {};
  const ended = new Promise<void>((go) => (end = go));
  return { end, run: () => ended };
}

it('the writes of one unit run one after the other in their order, those of another one beside them', async () => {
  const turn = unitTurns();
  const first = lasting();
  const done: string[] = [];
  const note = (name: string) => async () => void done.push(name);
  const all = [
    turn('a', first.run).then(note('first')),
    turn('a', note('second')),
    turn('a', note('third')),
    turn('b', note('elsewhere'))
  ];
  await all[3];
  expect(done).toEqual(['elsewhere']);
  first.end();
  await Promise.all(all);
  expect(done.filter((name) => name !== 'first')).toEqual(['elsewhere', 'second', 'third']);
});

it('one that waits too long is refused and never runs, and the next one still has its turn', async () => {
  const turn = unitTurns(20);
  const first = lasting();
  const under = turn('a', first.run);
  let runs = 0;
  const write = async () => void (runs += 1);
  await expect(turn('a', write)).rejects.toMatchObject({ code: 'database-busy', status: 503 });
  first.end();
  await under;
  expect(runs).toBe(0);
  await turn('a', write);
  expect(runs).toBe(1);
});

it('a write that fails lets the next one begin', async () => {
  const turn = unitTurns();
  const fails = turn('a', () => Promise.reject(new Error('no')));
  const next = turn('a', async () => 'next');
  await expect(fails).rejects.toThrow('no');
  expect(await next).toBe('next');
});
