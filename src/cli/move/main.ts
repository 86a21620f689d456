import { moveDatabase } from '$lib/server/platform/backup/move/move';
import { CommandRefusal } from '$lib/server/platform/backup/refusal';
import { needSqlite } from '$lib/server/platform/store/sqlite/open-raw';
import { command, flagsOf } from '../backup/command';
import { progressBar, printLine, printLedgers } from '../backup/print';

const usage = 'npm run move -- --from data --to postgres://user:password@host/database';
const options = { from: { type: 'string' }, to: { type: 'string' } } as const;

/**
 * Runs `npm run move` from SQLite to PostgreSQL or back, while no server runs.
 * @returns the exit code
 */
export function run(args: readonly string[]): Promise<number> {
  return command(async () => {
    const { flags, argument } = flagsOf(args, options, usage);
    const { from, to } = flags;
    if (!from || !to || argument !== undefined)
      throw new CommandRefusal(`从哪里搬到哪里？用法：${usage}`, `from where to where? Usage: ${usage}`);
    needSqlite();
    const moved = await moveDatabase({ from, to }, progressBar('搬 / moving'));
    printLine('✓ 已搬完，两边逐行核对一致 / moved, and both compared row by row:');
    printLedgers(moved);
    printLine(
      /^postgres/.test(to)
        ? '  下一步：设 DATABASE_URL 指向它，启动服务；数据文件夹里的 session.key 继续用，旧的 sunboard.db 可以留作备份\n  next: point DATABASE_URL to it and start; session.key in the data folder stays in use, the old sunboard.db may be kept'
        : '  下一步：去掉 DATABASE_URL，设 DATA_DIR 指向它，启动服务；session.key 请一并放到那里\n  next: unset DATABASE_URL, point DATA_DIR to it and start; bring session.key there as well'
    );
    return 0;
  });
}
