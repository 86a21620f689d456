import { beforeEach, expect, it } from 'vitest';
import { fillWhole } from './fill-whole';

const name = 'sb-me-2';
const keys = ['/a.js', '/shell'].map((path) => new URL(path, location.href).href);
const put = async (...addresses: string[]) => {
  const cache = await caches.open(name);
  for (const address of addresses) await cache.put(address, new Response('here'));
};
const portal = () => Promise.reject(new Error('a portal’s page'));

beforeEach(async () => {
  for (const each of await caches.keys()) await caches.delete(each);
});

it('keeps a version that came whole', async () => {
  await fillWhole(name, keys, () => put(...keys));
  expect(await (await caches.open(name)).keys()).toHaveLength(2);
});

it('keeps nothing of a version that didn’t, nor of an earlier try that was cut short', async () => {
  await put('/a.js');
  await expect(fillWhole(name, keys, portal)).rejects.toThrow('portal');
  expect(await caches.keys()).toEqual([]);
});

it('takes nothing from a version that is whole, which may be the one in force', async () => {
  await put(...keys);
  await expect(fillWhole(name, keys, portal)).rejects.toThrow('portal');
  expect(await (await caches.open(name)).keys()).toHaveLength(2);
});
