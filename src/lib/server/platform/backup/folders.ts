import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { manifestName, readManifest, type Manifest } from './manifest';
import { CommandRefusal } from './refusal';

/** Name of the file with the key that signs sessions, which a backup has besides the database. */
export const sessionKeyName = 'session.key';

/** Backups are folders of this name, one beside the other; `before-restore` marks what a restore replaced. */
const pattern = /^sunboard-\d{8}T\d{6}Z(?:-\d+)?(?:-before-restore)?$/;
const begun = '.unfinished-';
const staged = '.restore-';

export interface Backup {
  folder: string;
  manifest: Manifest;
}

/** A free name for a backup of that moment, in a folder that is made when it isn't there. */
export function freeName(to: string, now: Date, mark = ''): string {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const stamp = `sunboard-${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  for (let n = 1; ; n += 1) {
    const path = join(to, `${stamp}${n > 1 ? `-${n}` : ''}${mark}`);
    if (!existsSync(path)) return path;
  }
}

/** Makes the folder in which a backup is put together. It gets its own name when it is complete. */
export function unfinishedFolder(path: string): string {
  const folder = join(dirname(path), `${begun}${process.pid}-${basename(path)}`);
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}

/** Makes the folder in the data folder in which a backup is made ready to be restored. */
export function stagingFolder(dataDir: string): string {
  return mkdtempSync(join(dataDir, `${staged}${process.pid}-`));
}

/** Throws away what commands that no longer run have left unfinished: copies of personal data. */
export function sweepUnfinished(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const pid = Number(/^[.](?:unfinished|restore)-(\d+)-/.exec(name)?.[1]);
    if (pid > 0 && !runs(pid)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Every complete backup in a folder, newest first. Anything else, or an unreadable one, is left out. */
export function backupsIn(to: string): Backup[] {
  if (!existsSync(to)) return [];
  return readdirSync(to)
    .filter((name) => pattern.test(name))
    .flatMap((name) => {
      const folder = join(to, name);
      try {
        return [{ folder, manifest: readManifest(join(folder, manifestName)) }];
      } catch (error) {
        if (error instanceof CommandRefusal) return [];
        throw error;
      }
    })
    .sort((a, b) => (a.manifest.at < b.manifest.at ? 1 : -1));
}

/** Removes complete backups beyond the newest `keep`, but never what a restore replaced. Returns their folders. */
export function pruneBackups(to: string, keep: number): string[] {
  const old = backupsIn(to)
    .filter(({ folder }) => !folder.endsWith('-before-restore'))
    .slice(keep);
  for (const { folder } of old) rmSync(folder, { recursive: true });
  return old.map(({ folder }) => folder);
}

/**
 * The folder that somebody means who names a backup: the folder itself, or a file in it.
 * @throws CommandRefusal when there is none
 */
export function folderOf(path: string): string {
  if (!existsSync(path))
    throw new CommandRefusal(`没有这份备份：${path}`, `there is no such backup: ${path}`);
  return statSync(path).isDirectory() ? path : dirname(path);
}

/**
 * Checks that a disk has space.
 * @param bytes that are about to be written there
 * @throws CommandRefusal when they have no room
 */
export function needRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= bytes) return;
  const [has, needs] = [free, bytes].map((size) => Math.ceil(size / 2 ** 20));
  throw new CommandRefusal(
    `${folder} 所在的磁盘只剩 ${has} MB，需要 ${needs} MB：腾出空间，或换一个文件夹`,
    `${folder}: ${has} MB are free, ${needs} MB are needed; free some space or name another folder`
  );
}

/** The folder of the backups where no other one is set. */
export function backupFolder({ dataDir, backupDir }: { dataDir: string; backupDir: string | null }): string {
  return backupDir ?? join(dataDir, 'backups');
}
