import { chmodSync, copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkFile } from './check-file';
import { differences } from './compare';
import { copyOut, fileDigest, flush } from './copy-file';
import { describeStore, type Description, type Progress } from './describe-store';
import { databaseName, freeName, needRoom, sessionKeyName, sweep, unfinished, type Backup } from './folders';
import { writeManifest, type Manifest } from './manifest';
import { openFile, pinned } from './open-file';
import { inWords, Refusal } from './refusal';

export interface BackupOptions {
  dataDir: string;
  /** folder of the backups */
  to: string;
  now: Date;
  /** of the program */
  version: string;
  progress?: Progress;
}

/**
 * Backs the embedded database up while the server runs: a copy of one moment, checked against that moment by the
 * digests of every ledger and table, with the key that signs sessions. It stands under its name when it is complete
 * and flushed, or not at all.
 *
 * @throws Refusal
 */
export async function takeBackup(options: BackupOptions): Promise<Backup> {
  const source = join(options.dataDir, databaseName);
  if (!existsSync(source))
    throw new Refusal(
      `${options.dataDir} 里没有数据库：请检查 DATA_DIR`,
      `there is no database in ${options.dataDir}: check DATA_DIR`
    );
  try {
    const path = freeName(options.to, options.now);
    sweep(options.to);
    needRoom(options.to, sizeOf(source));
    const folder = unfinished(path);
    try {
      const manifest = await fill(folder, source, options);
      renameSync(folder, path);
      flush(dirname(path));
      return { folder: path, manifest };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  } catch (error) {
    throw inWords(error, options.to);
  }
}

/** With what stands in its journal. */
function sizeOf(database: string): number {
  return [database, `${database}-wal`]
    .filter((file) => existsSync(file))
    .reduce((sum, file) => sum + statSync(file).size, 0);
}

async function fill(folder: string, source: string, options: BackupOptions): Promise<Manifest> {
  const copy = join(folder, databaseName);
  const live = openFile(source);
  try {
    const described = await pinned(live, async () => {
      await copyOut(live, copy);
      return describeStore(live.db, options.progress);
    });
    return await finish(folder, described, options);
  } finally {
    live.close();
  }
}

/** Proves that the copy in the folder is what was described, and writes down what makes it a backup. */
export async function finish(
  folder: string,
  described: Description,
  { dataDir, now, version }: Pick<BackupOptions, 'dataDir' | 'now' | 'version'>
): Promise<Manifest> {
  const copy = join(folder, databaseName);
  chmodSync(copy, 0o600);
  await prove(copy, described);
  const key = join(dataDir, sessionKeyName);
  const secrets = existsSync(key) ? [sessionKeyName] : [];
  for (const name of secrets) {
    copyFileSync(join(dataDir, name), join(folder, name));
    chmodSync(join(folder, name), 0o600);
    flush(join(folder, name));
  }
  flush(copy);
  const manifest: Manifest = {
    format: 1,
    at: now.toISOString(),
    version,
    database: 'sqlite',
    ...described,
    file: { name: databaseName, ...(await fileDigest(copy)) },
    secrets
  };
  writeManifest(folder, manifest);
  flush(folder);
  return manifest;
}

async function prove(copy: string, described: Description): Promise<void> {
  const opened = openFile(copy);
  try {
    // One plain file, without a journal beside it.
    opened.raw.pragma('journal_mode = delete');
    checkFile(opened, copy);
    const [first] = differences(described, await describeStore(opened.db));
    if (first)
      throw new Refusal(
        `备份和数据库对不上（${first.what}），没有保留：请再试一次，再不行检查磁盘`,
        `the copy isn't what the database holds (${first.what}), and was thrown away: try again, then check the disk`
      );
  } finally {
    opened.close();
  }
}
