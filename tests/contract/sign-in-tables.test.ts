import { makeAuth } from '$lib/server/platform/auth/auth';
import { getMigrations } from 'better-auth/db/migration';
import { expect, it } from 'vitest';
import { databases } from './stores';

it.each(databases)('the migrations make all that sign-in’s library wants on $kind', async ({ open }) => {
  const db = await open();
  const { toBeCreated, toBeAdded } = await getMigrations(makeAuth(db, 'signs nothing', []).options);
  await db.destroy();
  expect(
    { toBeCreated, toBeAdded },
    'The library wants more than the migrations make: write one with what `compileMigrations` says.'
  ).toEqual({ toBeCreated: [], toBeAdded: [] });
});
