import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { cacheName, pages } from './role';
import { countTry, failedVersion, notePainted, shellOfStart } from './tries';

beforeEach(async () => {
  for (const name of await caches.keys()) await caches.delete(name);
});

async function install(version: string) {
  const cache = await caches.open(cacheName('wall', version));
  await cache.put(`${pages.wall.shell}?__WB_REVISION__=${version}`, new Response(version));
}

afterEach(() => vi.restoreAllMocks());

async function start(version: string) {
  return (await shellOfStart('wall', version))?.text();
}

it('steps back to the older version after two starts without a paint', async () => {
  await install('1');
  await notePainted('wall', '1', '1');
  await install('2');
  expect([await start('2'), await start('2'), await start('2'), await start('2')]).toEqual([
    '2',
    '2',
    '1',
    '1'
  ]);
});

it('stays on the older version although that one paints', async () => {
  await install('1');
  await install('2');
  for (let n = 0; n < 3; n += 1) await start('2');
  await notePainted('wall', '2', '1');
  expect(await start('2')).toBe('1');
});

it('steps back to the one that has painted, not to another that never did', async () => {
  await install('1');
  await notePainted('wall', '1', '1');
  await install('2');
  await install('3');
  for (let n = 0; n < 2; n += 1) await start('3');
  expect(await start('3')).toBe('1');
});

it('gives the next version its own tries', async () => {
  await install('1');
  await install('2');
  for (let n = 0; n < 3; n += 1) await start('2');
  await install('3');
  expect(await start('3')).toBe('3');
});

it('forgets tries and older versions once it has painted, but keeps the one that waits', async () => {
  await install('1');
  await install('2');
  await start('2');
  await install('3');
  await notePainted('wall', '2', '2');
  expect((await caches.keys()).sort()).toEqual(['sb-wall-2', 'sb-wall-3']);
  expect(await countTry('wall', '2')).toBe(1);
});

it('has nothing to step back to on a first version', async () => {
  await install('1');
  for (let n = 0; n < 5; n += 1) expect(await start('1')).toBe('1');
});

it('starts from its shell also where there is no space to count the start', async () => {
  await install('1');
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(Cache.prototype, 'put').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
  expect(await start('1')).toBe('1');
  expect(warn).toHaveBeenCalledOnce();
});

it('leaves the other role alone', async () => {
  await caches.open(cacheName('me', '1'));
  await install('1');
  await install('2');
  await notePainted('wall', '2', '2');
  expect(await caches.keys()).toContain('sb-me-1');
});

it('an older page that stepped in knows for which version it did, until another one paints', async () => {
  await install('1');
  await install('2');
  expect(await failedVersion('wall', '1')).toBeNull();
  for (let n = 0; n < 2; n += 1) await start('2');
  expect(await failedVersion('wall', '1')).toBeNull();
  expect(await start('2')).toBe('1');
  expect(await failedVersion('wall', '1')).toBe('2');
  expect(await failedVersion('wall', '2')).toBeNull();
  await install('3/b');
  await start('3/b');
  expect(await failedVersion('wall', '1')).toBe('2');
  await notePainted('wall', '3/b', '3/b');
  expect(await failedVersion('wall', '1')).toBeNull();
});
