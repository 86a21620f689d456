import { backupFolder, pruneBackups } from '$lib/server/platform/backup/folders';
import { takePostgresBackup } from '$lib/server/platform/backup/postgres-backup';
import { CommandRefusal } from '$lib/server/platform/backup/refusal';
import { takeBackup } from '$lib/server/platform/backup/take-backup';
import { readSettings } from '$lib/server/platform/settings/settings';
import { needSqlite } from '$lib/server/platform/store/sqlite/open-raw';
import { version } from '../../../package.json';
import { command, countOf, flagsOf } from './command';
import { progressBar, printLine, printLedgers } from './print';

const usage = 'npm run backup [-- --to FOLDER] [--keep N]';
const options = { to: { type: 'string' }, keep: { type: 'string' } } as const;

/**
 * Runs `npm run backup`, which works while the server runs.
 * @returns the exit code
 */
export function run(args: readonly string[]): Promise<number> {
  return command(async () => {
    const { flags, argument } = flagsOf(args, options, usage);
    if (argument !== undefined) throw new CommandRefusal(`用法：${usage}`, `usage: ${usage}`);
    const keep = countOf(flags.keep, usage);
    const settings = readSettings(process.env, 'upkeep');
    if (settings.databaseUrl === null) needSqlite();
    const to = flags.to ?? backupFolder(settings);
    const { dataDir, databaseUrl } = settings;
    const asked = { dataDir, to, now: new Date(), version, progress: progressBar('核对 / comparing') };
    const { folder, manifest } = await (databaseUrl === null
      ? takeBackup(asked)
      : takePostgresBackup(asked, databaseUrl));
    printLine(
      databaseUrl === null
        ? `✓ 备份完成，已逐行核对 / backed up, and compared row by row: ${folder}`
        : `✓ 已用 pg_dump 备份，清单是同一时刻的 / backed up by pg_dump, with a manifest of the same moment: ${folder}`
    );
    printLedgers(manifest);
    printLine(
      manifest.secrets.length > 0
        ? '  含 session.key（会话密钥）：备份要像密码一样保管 / with session.key: keep it like a password'
        : '  不含会话密钥：它不在数据文件夹里，请另行保管 / without the session key, which is kept elsewhere'
    );
    for (const old of keep === null ? [] : pruneBackups(to, keep))
      printLine(`  已删旧备份 / removed: ${old}`);
    return 0;
  });
}
