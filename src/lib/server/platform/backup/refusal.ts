/**
 * The reason why a command can't go on, as a sentence in both languages that says what to do next. Nothing
 * was changed.
 */
export class CommandRefusal extends Error {
  constructor(zh: string, en: string, options?: ErrorOptions) {
    super(`${zh}\n${en}`, options);
    this.name = 'CommandRefusal';
  }
}

/** Full, over quota, over the largest size of a file. */
const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL']);
const forbidden = new Set(['EACCES', 'EPERM', 'EROFS', 'SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_PERM']);
const damaged = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB']);

/** Turns errors of the disk or of SQLite into a sentence, and returns every other error unchanged. */
export function refusalOfFailure(error: unknown, where: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const short = code.replace(/^(SQLITE_[A-Z]+)_.*$/, '$1');
  if (full.has(code) || full.has(short))
    return new CommandRefusal(
      `磁盘满了，写不下 ${where}：腾出空间，或换一个文件夹再试`,
      `the disk is full, ${where} can't be written: free some space or name another folder`,
      { cause: error }
    );
  if (forbidden.has(code) || forbidden.has(short))
    return new CommandRefusal(
      `没有权限读写 ${where}（${code}）：请用运行服务的账号执行，或检查文件夹的权限`,
      `${where} can't be read or written (${code}): run this as the server's own account, or check the folder's permissions`,
      { cause: error }
    );
  if (short === 'SQLITE_IOERR' || code === 'EIO')
    return new CommandRefusal(
      `磁盘读写出错（${where}，${code}）：磁盘可能满了或坏了，请检查后再试`,
      `the disk failed (${where}, ${code}): it may be full or broken, check it and try again`,
      { cause: error }
    );
  if (damaged.has(code) || damaged.has(short))
    return new CommandRefusal(
      `${where} 已损坏，不是完整的数据库（${code}）`,
      `${where} is damaged: not a whole database (${code})`,
      { cause: error }
    );
  return error;
}

/** The folder that the settings name holds nothing yet. */
export function noDatabase(dataDir: string): CommandRefusal {
  return new CommandRefusal(
    `${dataDir} 里没有数据库：请检查 DATA_DIR`,
    `there is no database in ${dataDir}: check DATA_DIR`
  );
}

/** Somebody else writes, and goes on doing so. */
export function busyRefusal(file: string): CommandRefusal {
  return new CommandRefusal(
    `${file} 一直被占用，请稍后再试`,
    `${file} is being written to all the time: try again in a moment`
  );
}
