import { expect, test } from 'vitest';
import { DiskWork } from './disk-work';

const settle = () => new Promise((done) => setImmediate(done));

test('one thing after the other; of what waits only the last is done', async () => {
  const disk = new DiskWork(() => {});
  const did: string[] = [];
  let letGo = () => {};
  const gate = new Promise<void>((done) => (letGo = done));
  const job = (name: string) => () => Promise.resolve().then(() => void did.push(name));
  const all = [
    disk.run('read', () => gate.then(job('read'))),
    disk.run('a', job('a')),
    disk.run('b', job('b'))
  ];
  await settle();
  expect(did).toEqual([]);
  expect(disk.idle).toBe(false);
  letGo();
  await Promise.all(all);
  await settle();
  expect(did).toEqual(['read', 'b']);
  expect(disk.idle).toBe(true);
});

test('what fails is told, and what comes after it is done', async () => {
  const trouble: string[] = [];
  const disk = new DiskWork((what) => trouble.push(what));
  await disk.run('write', () => Promise.reject(new Error('full')));
  let done = false;
  await disk.run('write', () => Promise.resolve().then(() => void (done = true)));
  expect(trouble).toEqual(["can't write: Error: full"]);
  expect(done).toBe(true);
});
