import type { Kysely } from 'kysely';
import { makeAuth, migrateAuth } from '../auth/auth';
import type { Tables } from '../store/tables/tables';

/** Brings sign-in's own tables up to date. It signs nothing, and so needs no secret. */
export function bringUpSignIn(store: Kysely<Tables>): Promise<void> {
  return migrateAuth(makeAuth(store, 'brings tables up to date, signs nothing, needs no secret', []), store);
}
