import { join } from 'node:path';
import { migrationNames } from '../store/migrate';
import { checkFile } from './check-file';
import { differences } from './contents/compare';
import { fileDigest } from './copy-file';
import { describeStore, type Progress } from './contents/describe-store';
import { folderOf, type Backup } from './folders';
import { manifestName, readManifest } from './manifest';
import { refuseOtherBaseline } from './need-this-version';
import { openFile } from './open-file';
import { refusalOfFailure, CommandRefusal } from './refusal';

/**
 * A backup that is complete as far as its files say: manifest, size and digest of the copy, made by no newer version.
 * Looks only.
 *
 * @param path the backup's folder, or a file in it
 * @throws CommandRefusal
 */
export async function openBackup(path: string): Promise<Backup> {
  const folder = folderOf(path);
  const manifest = readManifest(join(folder, manifestName));
  refuseOtherBaseline(manifest.migrations, {
    zh: `这份备份（程序 ${manifest.version}）的数据库`,
    en: `the database of this backup (program ${manifest.version})`
  });
  const newer = manifest.migrations.filter((name) => !migrationNames.includes(name));
  if (newer.length > 0)
    throw new CommandRefusal(
      `这份备份是更新的版本（${manifest.version}）做的：请先升级程序，再恢复`,
      `a newer version (${manifest.version}) made this backup: upgrade the program first, then restore`
    );
  const file = join(folder, manifest.file.name);
  const { bytes, sha256 } = await fileDigest(file).catch((error: unknown) => {
    throw refusalOfFailure(error, file);
  });
  if (bytes !== manifest.file.bytes || sha256 !== manifest.file.sha256)
    throw new CommandRefusal(
      `备份文件 ${file} 和清单对不上（${bytes} 字节，应为 ${manifest.file.bytes}）：复制时断了，或被改过。请用另一份`,
      `${file} isn't what the manifest says (${bytes} bytes of ${manifest.file.bytes}): cut off in copying, or changed. Take another backup`
    );
  return { folder, manifest };
}

/**
 * Proves that a SQLite file holds what a manifest says, down to every row.
 * @throws CommandRefusal
 */
export async function proveContent(file: string, { manifest }: Backup, progress?: Progress): Promise<void> {
  try {
    const opened = openFile(file);
    try {
      checkFile(opened, file);
      const [first] = differences(manifest, await describeStore(opened.db, progress));
      if (first)
        throw new CommandRefusal(
          `备份的内容和清单对不上（${first.what}）：可能被改过，请用另一份`,
          `what the backup holds isn't what its manifest says (${first.what}): it may have been changed, take another`
        );
    } finally {
      opened.close();
    }
  } catch (error) {
    throw refusalOfFailure(error, file);
  }
}
