import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { askToPersist } from './ask-to-persist';

let asked: number;
let isPersisted: boolean;
beforeEach(() => {
  asked = 0;
  isPersisted = false;
  localStorage.clear();
  vi.spyOn(navigator.storage, 'persisted').mockImplementation(() => Promise.resolve(isPersisted));
  vi.spyOn(navigator.storage, 'persist').mockImplementation(() => {
    asked += 1;
    return Promise.resolve(false);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

it('asks for lasting storage once, and only where the app is installed', async () => {
  await askToPersist();
  expect(asked).toBe(0);
  await askToPersist(true);
  await askToPersist(true);
  expect(asked).toBe(1);
});

it('asks for nothing that the browser has granted already', async () => {
  isPersisted = true;
  await askToPersist(true);
  expect(asked).toBe(0);
});
