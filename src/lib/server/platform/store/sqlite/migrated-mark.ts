import type { Kysely } from 'kysely';
import { rmSync, writeFileSync } from 'node:fs';
import { migrate } from '../migrate';
import type { Tables } from '../tables/tables';

/**
 * A file beside the embedded database: migrations ran on what it held, and no request was answered since.
 * Only while it stands does `deploy/upgrade.sh` put the backup from before them back.
 */
const markOf = (file: string) => `${file}.migrated`;

/**
 * Brings an embedded database up to date, and leaves the mark unless it was empty.
 * @param file its path
 * @param applied the migrations that it has run
 * @param all every migration; tests add some of their own
 * @throws what the database says
 */
export async function migrateMarked(
  db: Kysely<Tables>,
  file: string,
  applied: readonly string[],
  all?: Parameters<typeof migrate>[1]
): Promise<void> {
  await migrate(db, all);
  if (applied.length > 0) writeFileSync(markOf(file), '');
}

/** Removes the mark, before the first answer. */
export function unmarkMigrated(file: string): void {
  rmSync(markOf(file), { force: true });
}
