import { expect, test } from 'vitest';
import { takeCopy } from './own-copy';

const nameOf = (copy: number) => `draft p1  /me/claims/new item=mediation copy=${copy}`;

test('two pages of one form have drafts of their own, and the first one’s is free once it is closed', async () => {
  const first = await takeCopy(nameOf, 1);
  const second = await takeCopy(nameOf, 1);
  expect([first.copy, second.copy]).toEqual([1, 2]);
  first.release();
  const third = await takeCopy(nameOf, 1);
  const again = await takeCopy(nameOf, 2);
  expect([third.copy, again.copy]).toEqual([1, 3]);
  for (const each of [second, third, again]) each.release();
});

test('a page that is loaded anew takes its own copy again', async () => {
  const before = await takeCopy(nameOf, 1);
  const after = takeCopy(nameOf, 1);
  before.release();
  const { copy, release } = await after;
  expect(copy).toBe(1);
  release();
});
