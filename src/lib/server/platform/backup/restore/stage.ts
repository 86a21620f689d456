import { copyFileSync, chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beginEpoch } from '../../epoch/store-epoch';
import { openSqlite } from '../../store/sqlite/open-sqlite';
import { describeStore, type Description, type Progress } from '../contents/describe-store';
import { stagingFolder, type Backup } from '../folders';
import { databaseName } from '../../store/sqlite/database-name';
import { closedIn, keepClosed, type KeptClosed } from './keep-closed';
import { keepSessions } from './keep-sessions';
import { lossesIn, possibleLosses, type RestoreLosses } from './losses';
import { noteLosses } from './note-losses';
import { openFile, pinned, type OpenFile } from '../open-file';
import { proveContent } from '../open-backup';

/** A copy of a backup in the data folder, made ready to be what the server serves. */
export interface StagedBackup {
  file: string;
  remove(): void;
}

/** Copies a backup's database and proves it, so that exactly the proved copy is restored later. */
export async function stageBackup(
  dataDir: string,
  backup: Backup,
  progress?: Progress
): Promise<StagedBackup> {
  const folder = stagingFolder(dataDir);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const file = join(folder, databaseName);
  try {
    copyFileSync(join(backup.folder, backup.manifest.file.name), file);
    chmodSync(file, 0o600);
    await proveContent(file, backup, progress);
    return { file, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/**
 * Brings a staged copy up to date, begins a new history in it, keeps closed what is closed now, and notes what is lost.
 *
 * @param live the present database; null: there is none
 * @param backupAt instant of the backup
 * @returns what it holds then, what was kept closed, and what is missing
 */
export async function makeReady(
  { file }: StagedBackup,
  live: OpenFile | null,
  { now, backupAt }: { now: Date; backupAt: string }
): Promise<{ expected: Description; kept: KeptClosed | null; losses: RestoreLosses }> {
  const store = await openSqlite(file);
  try {
    await beginEpoch(store, now);
  } finally {
    await store.destroy();
  }
  const staged = openFile(file);
  try {
    const closed = live && (await pinned(live, () => closedIn(live.db)));
    const losses = live
      ? await pinned(live, () => lossesIn(live.db, staged.db))
      : await possibleLosses(staged.db, { backupAt, now });
    const kept = await staged.db.transaction().execute(async (all) => {
      await keepSessions(all, live && live.db);
      await noteLosses(all, losses, { backupAt, now });
      return closed && keepClosed(all, closed);
    });
    staged.raw.pragma('journal_mode = delete');
    return { expected: await describeStore(staged.db), kept, losses };
  } finally {
    staged.close();
  }
}
