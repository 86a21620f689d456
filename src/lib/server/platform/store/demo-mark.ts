import { sql, type Kysely } from 'kysely';
import pg from 'pg';
import { overOneConnection } from './postgres/one-connection';
import { ownFunctions, ownTables } from './tables/own-tables';
import { checkPostgres, whyPostgresNotOpen } from './postgres/check-postgres';
import { clientOptions } from './postgres/postgres-client';
import type { Tables } from './tables/tables';

/** A table in every database that a demo was founded in: no other one is ever emptied. */
const mark = 'demo_founding';

/**
 * The content of a PostgreSQL database: nothing, a demo (`founded`: what its founding stored for the next
 * start; null when it was interrupted), or something else.
 */
export type DatabaseContent =
  { kind: 'nothing' } | { kind: 'other' } | { kind: 'demo'; founded: string | null };

/**
 * Finds out what a database holds.
 * @throws CannotOpen
 */
export function heldIn(url: string): Promise<DatabaseContent> {
  return through(url, async (db) => {
    const { rows } = await sql<{ name: string }>`select relname as name from pg_class
      where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')`.execute(
      db
    );
    if (rows.length === 0) return { kind: 'nothing' };
    if (!rows.some(({ name }) => name === mark)) return { kind: 'other' };
    const founding = await sql<{ founded: string | null }>`select founded from ${sql.table(mark)}`.execute(
      db
    );
    return { kind: 'demo', founded: founding.rows[0]?.founded ?? null };
  });
}

/** Marks an empty database, before anything else is made in it. */
export function beginDemo(url: string): Promise<void> {
  return through(url, async (db) => {
    await sql`create table ${sql.table(mark)} (one integer primary key check (one = 1), founded text)`.execute(
      db
    );
    await sql`insert into ${sql.table(mark)} (one) values (1)`.execute(db);
  });
}

/** Written last: without it, the next start knows that this one was interrupted. */
export function endDemo(url: string, founded: string): Promise<void> {
  return through(url, async (db) => {
    await sql`update ${sql.table(mark)} set founded = ${founded}`.execute(db);
  });
}

/**
 * Drops a demo's own tables, all or none, and nothing that somebody else has put beside them or made depend
 * on them.
 * @throws CannotOpen; the database's error when something else depends on one of them
 */
export function dropDemo(url: string): Promise<void> {
  return through(url, async (db) => {
    const tables = [...ownTables, mark].map((name) => sql.table(name));
    const functions = ownFunctions.map((name) => sql`${sql.ref(name)}()`);
    // Several statements without values go as one: one transaction.
    await sql`drop table if exists ${sql.join(tables)}; drop function if exists ${sql.join(functions)}`.execute(
      db
    );
  });
}

async function through<T>(url: string, run: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  const client = new pg.Client(clientOptions(url));
  client.on('error', () => undefined);
  try {
    await checkPostgres(url);
    await client.connect();
    return await run(overOneConnection(client));
  } catch (error) {
    throw whyPostgresNotOpen(error, url);
  } finally {
    await client.end().catch(() => undefined);
  }
}
