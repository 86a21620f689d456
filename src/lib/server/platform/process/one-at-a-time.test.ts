import { expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time';

it('runs one key’s in order, also after one that failed, and others beside it; then nothing is left', async () => {
  const turns = oneAtATime();
  const done: string[] = [];
  let open = () => {};
  const first = turns.run('a', () => new Promise<void>((resolve) => (open = resolve)));
  const failing = turns.run('a', () => {
    done.push('a2');
    return Promise.reject(new Error('a2'));
  });
  const third = turns.run('a', () => Promise.resolve(done.push('a3')));
  await turns.run('b', () => Promise.resolve(done.push('b')));
  expect(done).toEqual(['b']);
  open();
  await first;
  await expect(failing).rejects.toThrow('a2');
  await third;
  expect(done).toEqual(['b', 'a2', 'a3']);
  expect(turns.size).toBe(0);
});
