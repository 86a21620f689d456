import { createInterface } from 'node:readline/promises';
import { backupFolder, type Backup } from '$lib/server/platform/backup/folders';
import type { KeptClosed } from '$lib/server/platform/backup/restore/keep-closed';
import type { LostChanges } from '$lib/server/platform/backup/restore/lost-changes';
import { adoptRestored } from '$lib/server/platform/backup/postgres-backup';
import { putBack } from '$lib/server/platform/backup/restore/put-back';
import { CommandRefusal } from '$lib/server/platform/backup/refusal';
import { readSettings } from '$lib/server/platform/settings/settings';
import { needSqlite } from '$lib/server/platform/store/sqlite/open-raw';
import { version } from '../../../package.json';
import { printLosses } from './print-losses';
import { command, flagsOf } from '../backup/command';
import { progressBar, printLine, printLedgers } from '../backup/print';

const usage = 'npm run restore -- FOLDER [--yes] [--replaces postgres://…]';
const options = { yes: { type: 'boolean' }, replaces: { type: 'string' } } as const;

/**
 * Runs `npm run restore`, which works while the server runs.
 * @returns the exit code
 */
export function run(args: readonly string[]): Promise<number> {
  return command(async () => {
    const { flags, argument } = flagsOf(args, options, usage);
    if (argument === undefined)
      throw new CommandRefusal(`要恢复哪一份备份？用法：${usage}`, `which backup? Usage: ${usage}`);
    const settings = readSettings(process.env, 'upkeep');
    if (settings.databaseUrl !== null) return adopt(argument, settings.databaseUrl, flags.replaces ?? null);
    if (flags.replaces !== undefined)
      throw new CommandRefusal(
        '--replaces 只用于 PostgreSQL：SQLite 会自己看现有的数据库',
        '--replaces is for PostgreSQL: with SQLite the present database is looked at by itself'
      );
    needSqlite();
    const done = await putBack({
      dataDir: settings.dataDir,
      path: argument,
      to: backupFolder(settings),
      now: new Date(),
      version,
      agree: (lost, backup) => agree(lost, backup, flags.yes === true),
      progress: progressBar('核对 / comparing')
    });
    if (!done) {
      printLine('没有恢复，什么也没有改 / not restored, nothing was changed');
      return 1;
    }
    printLine(`✓ 已恢复到 ${done.backup.manifest.at}，已核对 / restored, and compared:`);
    printLedgers(done.backup.manifest);
    if (done.before !== null)
      printLine(
        `  恢复前的数据在这里，可以再恢复回去 / what was there before, to be restored as well: ${done.before}`
      );
    if (done.written) printLine('  恢复后已有新的写入 / more has been written since');
    printLosses(done.missing, done.backup.manifest);
    sayKept(done.kept);
    return 0;
  });
}

/**
 * Takes over a PostgreSQL database into which pg_restore has loaded a backup.
 * @returns the exit code
 */
async function adopt(path: string, databaseUrl: string, replaces: string | null): Promise<number> {
  const progress = progressBar('核对 / comparing');
  const adopted = await adoptRestored({ path, databaseUrl, replaces, now: new Date(), progress });
  const { manifest } = adopted.backup;
  printLine(
    `✓ PostgreSQL 里就是 ${manifest.at} 的备份，逐行一致 / PostgreSQL holds the backup of ${manifest.at}, row by row:`
  );
  printLedgers(manifest);
  printLine('  手机会从头同步，所有人需要重新登录 / phones start anew, and everybody signs in again');
  printLosses(adopted.missing, manifest);
  sayKept(adopted.kept);
  return 0;
}

/** Reports what stayed closed although the older backup has it open. */
function sayKept(kept: KeptClosed | null): void {
  if (kept) {
    const { roles, boards, calendars, passwords, passkeys, texts } = kept;
    printLine(
      `  备份以后关掉的仍然关着：结束的角色 ${roles}、断开的公示屏 ${boards}、作废的日历地址 ${calendars}、改过的密码 ${passwords}、删除的通行密钥 ${passkeys}、删除的文字 ${texts}`
    );
    printLine(
      `  what was closed since stays closed: ended roles ${roles}, disconnected boards ${boards}, ended calendar addresses ${calendars}, changed passwords ${passwords}, deleted passkeys ${passkeys}, erased texts ${texts}`
    );
    printLine(
      '  备份以后新建的账号、角色、通行密钥和公示屏没有了：请看一遍 / accounts, roles, passkeys and boards that came since are gone: look them through'
    );
    return;
  }
  printLine(
    '! 没有被替换的数据库可看：备份以后结束的角色、断开的公示屏、作废的日历地址、重设的密码、删除的通行密钥和文字都回来了。请在“账号”“公示屏”里逐一核对，拿不准的先结束、断开、重设'
  );
  printLine(
    '! there was no replaced database to look at: roles ended, boards disconnected, calendar addresses ended, passwords reset, passkeys and texts deleted since the backup are back. Go through accounts and boards; end, disconnect and reset what you aren’t sure of'
  );
}

async function agree(lost: LostChanges, { manifest }: Backup, yes: boolean): Promise<boolean> {
  printLine(`备份 / backup: ${manifest.at}, ${manifest.version}`);
  if (lost.count === 0) printLine('不会丢失任何变动 / no change will be lost');
  else {
    const kinds = lost.kinds.map(({ kind, count }) => `${kind} ${count}`).join(', ');
    printLine(`将丢失备份以后的 ${lost.count} 项变动（${kinds}），${lost.from} – ${lost.to}`);
    printLine(`${lost.count} changes since the backup will be lost`);
  }
  if (yes) return true;
  if (!process.stdin.isTTY)
    throw new CommandRefusal('没有终端可以确认：加上 --yes', 'there is no terminal to confirm at: add --yes');
  const ask = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^(?:y|yes|是)$/i.test((await ask.question('恢复吗？/ Restore? [y/N] ')).trim());
  } finally {
    ask.close();
  }
}
