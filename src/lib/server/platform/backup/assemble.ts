import { copyFileSync, chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileDigest, flush } from './copy-file';
import type { Description, Progress } from './contents/describe-store';
import {
  freeName,
  needRoom,
  sessionKeyName,
  sweepUnfinished,
  unfinishedFolder,
  type Backup
} from './folders';
import { writeManifest, type Manifest } from './manifest';
import { refusalOfFailure } from './refusal';

export interface BackupOptions {
  dataDir: string;
  /** folder of the backups */
  to: string;
  now: Date;
  /** version of the program */
  version: string;
  progress?: Progress;
}

/**
 * Puts a backup together aside; it gets its name when it is complete and flushed, or leaves nothing.
 *
 * @param bytes how much room it needs, about
 * @param fill writes the copy into the folder and describes what it holds
 * @throws CommandRefusal
 */
export async function assemble(
  { to, now }: Pick<BackupOptions, 'to' | 'now'>,
  bytes: number,
  fill: (folder: string) => Promise<Manifest>
): Promise<Backup> {
  try {
    const path = freeName(to, now);
    sweepUnfinished(to);
    needRoom(to, bytes);
    const folder = unfinishedFolder(path);
    try {
      const manifest = await fill(folder);
      renameSync(folder, path);
      flush(dirname(path));
      return { folder: path, manifest };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  } catch (error) {
    throw refusalOfFailure(error, to);
  }
}

/** Writes down what makes the copy in the folder a backup, beside it, and the key that signs sessions. */
export async function sealBackup(
  folder: string,
  copy: { name: string; database: Manifest['database']; described: Description },
  { dataDir, now, version }: Pick<BackupOptions, 'dataDir' | 'now' | 'version'>
): Promise<Manifest> {
  const file = join(folder, copy.name);
  chmodSync(file, 0o600);
  flush(file);
  const secrets = existsSync(join(dataDir, sessionKeyName)) ? [sessionKeyName] : [];
  for (const name of secrets) {
    copyFileSync(join(dataDir, name), join(folder, name));
    chmodSync(join(folder, name), 0o600);
    flush(join(folder, name));
  }
  const manifest: Manifest = {
    format: 1,
    at: now.toISOString(),
    version,
    database: copy.database,
    ...copy.described,
    file: { name: copy.name, ...(await fileDigest(file)) },
    secrets
  };
  writeManifest(folder, manifest);
  flush(folder);
  return manifest;
}
