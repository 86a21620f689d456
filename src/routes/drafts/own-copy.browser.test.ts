import { afterEach, describe, expect, test, vi } from 'vitest';
import { takeCopy } from './own-copy';

const nameOf = (copy: number) => `draft p1  /me/claims/new item=mediation copy=${copy}`;

afterEach(() => vi.restoreAllMocks());

describe.each(['with locks', 'on plain http, without locks'])('%s', (where) => {
  const begin = () => {
    if (where !== 'with locks')
      vi.spyOn(navigator, 'locks', 'get').mockReturnValue(undefined as unknown as LockManager);
  };

  test('two pages of one form have drafts of their own, and the first one’s is free once it is closed', async () => {
    begin();
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
    begin();
    const before = await takeCopy(nameOf, 1);
    const after = takeCopy(nameOf, 1);
    before.release();
    const { copy, release } = await after;
    expect(copy).toBe(1);
    release();
  });

  test('pages that are opened at one time have drafts of their own', async () => {
    begin();
    const pages = await Promise.all([1, 2, 3].map(() => takeCopy(nameOf, 1)));
    expect(pages.map(({ copy }) => copy).sort()).toEqual([1, 2, 3]);
    for (const each of pages) each.release();
  });
});
