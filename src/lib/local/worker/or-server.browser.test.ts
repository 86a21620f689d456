import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { orServer } from './or-server';

const request = new Request('/me');

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response('server'));
});
afterEach(() => vi.restoreAllMocks());

it('answers with what is kept, and asks nobody', async () => {
  expect(await (await orServer(request, Promise.resolve(new Response('kept')))).text()).toBe('kept');
  expect(fetch).not.toHaveBeenCalled();
});

it.each([
  ['has nothing', () => Promise.resolve(null)],
  ['fails', () => Promise.reject(new DOMException('lost', 'UnknownError'))],
  ['never answers', () => new Promise<null>(() => undefined)]
])('asks the server when storage %s', async (_, kept) => {
  expect(await (await orServer(request, kept(), 5)).text()).toBe('server');
});

it('takes what slow storage has after all when no server answers', async () => {
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('away'));
  let come = (_: Response) => {};
  const kept = new Promise<Response>((done) => (come = done));
  const answer = orServer(request, kept, 5);
  await vi.waitFor(() => expect(fetch).toHaveBeenCalled());
  come(new Response('kept'));
  expect(await (await answer).text()).toBe('kept');
});

it('fails when neither has an answer, and waits no longer for either', async () => {
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('away'));
  await expect(orServer(request, new Promise<null>(() => undefined), 1)).rejects.toThrow();
});
