import type Database from 'better-sqlite3';
import { existsSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { CannotOpen } from '../cannot-open';
import { codeOf } from '../database-away';
import { databaseName } from './database-name';
import { openRaw } from './open-raw';

const holderSchema = v.object({
  pid: v.number(),
  /** name of its machine or container */
  host: v.string(),
  /** instant of its start */
  since: v.string(),
  port: v.number()
});

const fileSchema = v.pipe(v.string(), v.parseJson(), holderSchema);

/** The process that serves a data folder, as it says in a file beside its lock. */
export type LockHolder = v.InferOutput<typeof holderSchema>;

/** ms; a process that was just asked to stop needs a moment to close its database */
const patience = 3000;

const lockFile = (dataDir: string) => join(lockFolder(dataDir), 'sunboard.lock');
const holderFile = (dataDir: string) => join(lockFolder(dataDir), 'sunboard.lock.json');

/**
 * The folder of the database itself, because two data folders may lead to one file by symbolic links.
 * Before the first start there is none.
 */
function lockFolder(dataDir: string): string {
  const file = join(dataDir, databaseName);
  return existsSync(file) ? dirname(realpathSync(file)) : dataDir;
}

/**
 * Takes a data folder for this process until it ends. A second process on the same SQLite file would never
 * hear of this one's writes, so its boards would stay as they were. The lock is the kernel's, on a file
 * that stays empty, so it ends with the process however that dies, and holds between containers that share
 * the folder.
 * @param warn gets a sentence when nobody can be told who holds it
 * @returns gives the folder back
 * @throws InUse when another process has it
 */
export function lockData(
  dataDir: string,
  about: Pick<LockHolder, 'port' | 'since'>,
  warn: (sentence: string) => void
): () => void {
  const lock = openLock(dataDir, patience);
  if (!lock) throw new InUse(dataDir, readHolder(dataDir));
  const file = holderFile(dataDir);
  // A file left by a killed process no longer names anybody.
  rmSync(file, { force: true });
  try {
    writeFileSync(`${file}.new`, JSON.stringify({ pid: process.pid, host: hostname(), ...about }), {
      mode: 0o600
    });
    // Renaming makes it appear as a whole or not at all to concurrent readers.
    renameSync(`${file}.new`, file);
  } catch (error) {
    warn(
      `写不了 ${file}（${codeOf(error)}）：再启动一个进程时，说不出是哪个进程在用 / ${file} can’t be written (${codeOf(error)}): a second process won’t be told which one serves`
    );
  }
  return () => {
    rmSync(file, { force: true });
    lock.close();
  };
}

/** The refusal that a server would get on this folder now; null when nobody serves it. */
export function inUse(dataDir: string): InUse | null {
  if (!existsSync(lockFile(dataDir))) return null;
  const lock = openLock(dataDir, 0);
  lock?.close();
  return lock ? null : new InUse(dataDir, readHolder(dataDir));
}

/** A second process on one SQLite: a sentence that names the first, which ends the start. */
export class InUse extends CannotOpen {
  readonly code = 'data-in-use';
  /** null when it isn't known */
  readonly holder: LockHolder | null;

  constructor(dataDir: string, holder: LockHolder | null) {
    const [zh, en] = wordsOf(holder);
    super(
      `数据文件夹 ${dataDir} 正由另一个进程使用${zh}，没有启动（data-in-use）。请先停掉它，或者用 DATA_DIR 换一个文件夹；几个进程一起服务要用 PostgreSQL / Another process serves the data folder ${dataDir}${en}, so this one was not started (data-in-use). Stop it first, or name another folder by DATA_DIR; several processes together need PostgreSQL`,
      null
    );
    this.holder = holder;
  }
}

/** Describes the process that holds the lock, for a sentence in each language. */
function wordsOf(holder: LockHolder | null): [zh: string, en: string] {
  if (!holder) return ['', ''];
  const { pid, host, since, port } = holder;
  const elsewhere = host !== hostname();
  return [
    `（进程 ${pid}，${elsewhere ? `在 ${host} 上，` : ''}${since} 启动，端口 ${port}）`,
    ` (process ${pid}${elsewhere ? ` on ${host}` : ''}, since ${since}, port ${port})`
  ];
}

/** @returns null when another process holds it */
function openLock(dataDir: string, timeout: number): Database.Database | null {
  const lock = openRaw(lockFile(dataDir), { timeout });
  try {
    // Held open for ever: nothing is written, so there is nothing to commit.
    lock.exec('begin immediate');
    return lock;
  } catch (error) {
    lock.close();
    if (codeOf(error).startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}

/** @returns null when the file isn't there, or not of this form */
function readHolder(dataDir: string): LockHolder | null {
  try {
    const read = v.safeParse(fileSchema, readFileSync(holderFile(dataDir), 'utf8'));
    return read.success ? read.output : null;
  } catch (error) {
    // The other process may delete it at any moment.
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
