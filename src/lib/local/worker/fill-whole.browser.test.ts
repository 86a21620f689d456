import { beforeEach, expect, it } from 'vitest';
import { fillWhole, isWhole } from './fill-whole';

const name = 'sb-me-2';
const rest = 'sb-rest-me';
const keys = ['/a.js', '/shell'].map((path) => new URL(path, location.href).href);
const version = { name, rest, keys };
const put = async (...addresses: string[]) => {
  const cache = await caches.open(name);
  for (const address of addresses) await cache.put(address, new Response('here'));
};
const pathsIn = async (cache: string) =>
  (await (await caches.open(cache)).keys()).map(({ url }) => new URL(url).pathname);
const portal = () => Promise.reject(new Error('a portal’s page'));

beforeEach(async () => {
  for (const each of await caches.keys()) await caches.delete(each);
});

it('keeps a version that came whole', async () => {
  expect(await isWhole(version)).toBe(false);
  await fillWhole(version, () => put(...keys));
  expect(await isWhole(version)).toBe(true);
  expect(await pathsIn(name)).toHaveLength(2);
});

it('leaves no cache of a version that didn’t, and the next try goes on from what came', async () => {
  await put('/a.js');
  await expect(fillWhole(version, portal)).rejects.toThrow('portal');
  expect(await caches.keys()).toEqual([rest]);
  let before: string[] = [];
  await fillWhole(version, async () => {
    before = await pathsIn(name);
    await put('/shell');
  });
  expect(before).toEqual(['/a.js']);
  expect(await pathsIn(name)).toEqual(['/a.js', '/shell']);
  expect(await caches.keys()).toEqual([name]);
});

it('takes nothing along that another version had', async () => {
  await (await caches.open(rest)).put('/older.js', new Response('here'));
  await fillWhole(version, () => put(...keys));
  expect(await pathsIn(name)).toEqual(['/a.js', '/shell']);
});

it('takes nothing from a version that is whole, which may be the one in force', async () => {
  await put(...keys);
  await expect(fillWhole(version, portal)).rejects.toThrow('portal');
  expect(await pathsIn(name)).toHaveLength(2);
});
