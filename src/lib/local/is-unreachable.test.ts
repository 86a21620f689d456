import { expect, it } from 'vitest';
import { isUnreachable } from './is-unreachable';

it.each([200, 404, 503])('a server that answers %i can be reached', async (status) => {
  expect(await isUnreachable(async () => new Response('', { status }))).toBe(false);
});

it('no network, and no answer in time, are the same', async () => {
  expect(await isUnreachable(() => Promise.reject(new TypeError('Failed to fetch')))).toBe(true);
  const never: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) =>
      init?.signal?.addEventListener('abort', () => reject(new Error('aborted')))
    );
  expect(await isUnreachable(never, 5)).toBe(true);
});
