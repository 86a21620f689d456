import { expect, it } from 'vitest';
import { OpenBoards } from './open-boards';

it('looks for an open board once until everything may have changed, and for a code that nobody has each time', async () => {
  const asked: string[] = [];
  let unit = 'before';
  const boards = new OpenBoards((board) => {
    asked.push(board);
    return Promise.resolve(board === 'demo' ? unit : null);
  });
  expect([await boards.unitOf('demo'), await boards.unitOf('demo')]).toEqual(['before', 'before']);
  expect([await boards.unitOf('x'), await boards.unitOf('x')]).toEqual([null, null]);
  expect(asked.splice(0)).toEqual(['demo', 'x', 'x']);
  unit = 'after';
  boards.forget();
  expect(await boards.unitOf('demo')).toBe('after');
});

it('keeps nothing of the history before that was still looked for', async () => {
  const found: ((unit: string) => void)[] = [];
  const boards = new OpenBoards(() => new Promise((done) => found.push(done)));
  const first = boards.unitOf('demo');
  boards.forget();
  found[0]?.('before');
  expect(await first).toBe('before');
  const next = boards.unitOf('demo');
  found[1]?.('after');
  expect(await next).toBe('after');
});
