import { copyFileSync, chmodSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openDataDir } from '../../settings/secret';
import { differences } from '../contents/compare';
import { copyInto, flush } from '../copy-file';
import { describeStore, type Description, type Progress } from '../contents/describe-store';
import { freeName, needRoom, sessionKeyName, sweepUnfinished, type Backup } from '../folders';
import { databaseName } from '../../store/sqlite/database-name';
import { lostChanges, type LostChanges } from './lost-changes';
import type { UnitLoss } from './losses';
import type { KeptClosed } from './keep-closed';
import { needThisVersion } from '../need-this-version';
import { openBackup } from '../open-backup';
import { openFile, type OpenFile } from '../open-file';
import { refusalOfFailure, CommandRefusal } from '../refusal';
import { makeReady, stageBackup, type StagedBackup } from './stage';
import { finish } from '../take-backup';
import { ledgerTables } from '../contents/ledger-tables';

export interface RestoreOptions {
  dataDir: string;
  /** the backup's folder, or a file in it */
  path: string;
  /** folder of the backups, in which the replaced database is kept */
  to: string;
  now: Date;
  version: string;
  /**
   * called with what would be lost, after the backup was proved and before anything is touched; false ends
   * it
   */
  agree(lost: LostChanges, backup: Backup): Promise<boolean>;
  progress?: Progress;
}

export interface RestoreResult {
  backup: Backup;
  lost: LostChanges;
  /** the backup of what was replaced; null when there was nothing */
  before: string | null;
  /** counts of what stays closed; null when nothing tells what was closed since the backup */
  kept: KeptClosed | null;
  /** the losses of each unit, as they are noted in the restored database */
  missing: UnitLoss[];
  /** whether somebody has written since it was restored */
  written: boolean;
}

const nothing: LostChanges = { kinds: [], count: 0, from: null, to: null };

/**
 * Restores a backup over the embedded database while the server runs. The backup is proved first, the
 * replaced database is kept, and then everything changes in one transaction and a new history begins.
 * @returns null when it was not agreed to
 * @throws CommandRefusal; then the database is as it was
 */
export async function putBack(options: RestoreOptions): Promise<RestoreResult | null> {
  const { dataDir, path, to, agree } = options;
  const backup = await openBackup(path);
  if (backup.manifest.database !== 'sqlite')
    throw new CommandRefusal(
      '这是 PostgreSQL 的备份，放不进 SQLite：先用 pg_restore 恢复，再用 npm run move 搬过来',
      'this is a backup of PostgreSQL: put it back by pg_restore, then bring it here by npm run move'
    );
  const live = join(dataDir, databaseName);
  try {
    openDataDir(dataDir, () => undefined);
    sweepUnfinished(dataDir);
    needRoom(dataDir, 3 * backup.manifest.file.bytes);
    const staged = await stageBackup(dataDir, backup, options.progress);
    try {
      if (!existsSync(live))
        return (await agree(nothing, backup)) ? await place(staged, live, backup, options) : null;
      const opened = openFile(live);
      try {
        await needThisVersion(opened.db, 'present');
        const lost = lostChanges(opened, staged.file);
        if (!(await agree(lost, backup))) return null;
        needRoom(existsSync(to) ? to : dataDir, statSync(live).size);
        return { backup, lost, ...(await replace(staged, opened, backup, options)) };
      } finally {
        opened.close();
      }
    } finally {
      staged.remove();
    }
  } catch (error) {
    throw refusalOfFailure(error, live);
  }
}

/** Into an empty data folder: nobody has anything open, and nothing can be lost. */
async function place(
  staged: StagedBackup,
  live: string,
  backup: Backup,
  options: RestoreOptions
): Promise<RestoreResult> {
  const { expected, losses } = await makeReady(staged, null, timesOf(backup, options));
  flush(staged.file);
  if (existsSync(live)) throw new Error(`${live} has come into being meanwhile`);
  renameSync(staged.file, live);
  restoreKey(backup, options.dataDir);
  flush(options.dataDir);
  const opened = openFile(live);
  try {
    await prove(opened, expected, live);
  } finally {
    opened.close();
  }
  return { backup, lost: nothing, before: null, kept: null, missing: losses.units, written: false };
}

function timesOf({ manifest }: Backup, { now }: RestoreOptions): { now: Date; backupAt: string } {
  return { now, backupAt: manifest.at };
}

/** Restores the session key only where there is none: the present one stays, so that people stay signed in. */
function restoreKey({ folder, manifest }: Backup, dataDir: string): void {
  const key = join(dataDir, sessionKeyName);
  if (existsSync(key) || !manifest.secrets.includes(sessionKeyName)) return;
  copyFileSync(join(folder, sessionKeyName), key);
  chmodSync(key, 0o600);
  flush(key);
}

async function replace(
  staged: StagedBackup,
  live: OpenFile,
  backup: Backup,
  options: RestoreOptions
): Promise<Pick<RestoreResult, 'before' | 'kept' | 'missing' | 'written'>> {
  const { expected, kept, losses } = await makeReady(staged, live, timesOf(backup, options));
  const before = freeName(options.to, options.now, '-before-restore');
  mkdirSync(before, { mode: 0o700 });
  // A file that no server has opened since it was restored has no such journal; without one nobody reads while it is
  // being replaced.
  live.raw.pragma('journal_mode = WAL');
  const source = openFile(staged.file);
  try {
    await copyInto(source, live.raw.name, () => {
      // Nobody writes now: every write that was acknowledged is in here.
      live.raw.prepare('vacuum into ?').run(join(before, databaseName));
      flush(join(before, databaseName));
    });
  } catch (error) {
    rmSync(before, { recursive: true });
    throw error;
  } finally {
    source.close();
  }
  const written = await prove(live, expected, staged.file);
  live.raw.pragma('wal_checkpoint(truncate)');
  await describeBefore(before, options);
  return { before, kept, missing: losses.units, written };
}

/** Describes the replaced database afterwards, so that nobody had to wait for it. */
async function describeBefore(folder: string, options: RestoreOptions): Promise<void> {
  const kept = openFile(join(folder, databaseName));
  const described = await describeStore(kept.db).finally(() => kept.close());
  await finish(folder, described, options);
}

/**
 * Proves that the database holds what was to be put there.
 * @returns whether more has been written since: then every line that was put there must still be there
 */
async function prove(live: OpenFile, expected: Description, from: string): Promise<boolean> {
  const found = await describeStore(live.db);
  if (differences(expected, found).length === 0) return false;
  if (found.epoch === expected.epoch && contains(live, from)) return true;
  throw new CommandRefusal(
    '恢复后核对不上：请停下服务，再恢复一次；恢复前的数据另存为备份，没有丢',
    'what was put back isn’t what it should be: stop the server and restore again; what was there before is kept as a backup'
  );
}

/**
 * Whether every line of every ledger of another database is in this one, unchanged.
 * @param other its path
 */
function contains({ raw }: OpenFile, other: string): boolean {
  raw.prepare('attach ? as other').run(other);
  try {
    return ledgerTables.every((table) => {
      const columns = raw.pragma(`table_info(${table})`) as { name: string }[];
      const names = columns.map(({ name }) => `"${name}"`).join(', ');
      const missing = raw.prepare(
        `select 1 from (select ${names} from other.${table} except select ${names} from main.${table}) limit 1`
      );
      return missing.get() === undefined;
    });
  } finally {
    raw.exec('detach other');
  }
}
