import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { databaseNames, noteDatabase, strikeDatabase } from './database-names';

const real = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'databases');
beforeEach(() => localStorage.clear());
afterEach(() => {
  if (real) Object.defineProperty(IDBFactory.prototype, 'databases', real);
});

test('the browser says which databases there are', async () => {
  (await openDB('names-a', 1)).close();
  expect(await databaseNames()).toContain('names-a');
  await deleteDB('names-a');
  expect(await databaseNames()).not.toContain('names-a');
  expect(localStorage).toHaveLength(0);
});

test('a browser that can’t say is told: each once, and no more once it is deleted', async () => {
  Object.defineProperty(IDBFactory.prototype, 'databases', { value: undefined, configurable: true });
  noteDatabase('names-b');
  noteDatabase('names-b');
  noteDatabase('names-c');
  expect(await databaseNames()).toEqual(['names-b', 'names-c']);
  strikeDatabase('names-b');
  expect(await databaseNames()).toEqual(['names-c']);
});
