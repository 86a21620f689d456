import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { assemble, sealBackup, type BackupOptions } from './assemble';
import { checkFile } from './check-file';
import { differences } from './contents/compare';
import { copyOut } from './copy-file';
import { describeStore, type Description } from './contents/describe-store';
import type { Backup } from './folders';
import { databaseName } from '../store/sqlite/database-name';
import type { Manifest } from './manifest';
import { openFile, pinned } from './open-file';
import { noDatabase, CommandRefusal } from './refusal';

/**
 * Backs the embedded database up while the server runs: a copy of one moment, checked against that moment by the
 * digests of every ledger and table, with the key that signs sessions.
 *
 * @throws CommandRefusal; then nothing was written
 */
export async function takeBackup(options: BackupOptions): Promise<Backup> {
  const source = join(options.dataDir, databaseName);
  if (!existsSync(source)) throw noDatabase(options.dataDir);
  return assemble(options, sizeOf(source), async (folder) => {
    const live = openFile(source);
    try {
      const described = await pinned(live, async () => {
        await copyOut(live, join(folder, databaseName));
        return describeStore(live.db, options.progress);
      });
      return await finish(folder, described, options);
    } finally {
      live.close();
    }
  });
}

/** The size of a database with its journal, in bytes. */
function sizeOf(database: string): number {
  return [database, `${database}-wal`]
    .filter((file) => existsSync(file))
    .reduce((sum, file) => sum + statSync(file).size, 0);
}

/** Proves that the copy in the folder is what was described, and seals it. */
export async function finish(
  folder: string,
  described: Description,
  options: Pick<BackupOptions, 'dataDir' | 'now' | 'version'>
): Promise<Manifest> {
  await prove(join(folder, databaseName), described);
  return sealBackup(folder, { name: databaseName, database: 'sqlite', described }, options);
}

async function prove(copy: string, described: Description): Promise<void> {
  const opened = openFile(copy);
  try {
    // One plain file, without a journal beside it.
    opened.raw.pragma('journal_mode = delete');
    checkFile(opened, copy);
    const [first] = differences(described, await describeStore(opened.db));
    if (first)
      throw new CommandRefusal(
        `备份和数据库对不上（${first.what}），没有保留：请再试一次，再不行检查磁盘`,
        `the copy isn't what the database holds (${first.what}), and was thrown away: try again, then check the disk`
      );
  } finally {
    opened.close();
  }
}
