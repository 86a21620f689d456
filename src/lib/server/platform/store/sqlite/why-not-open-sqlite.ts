import { Problem } from '../../problem/problem';
import { CannotOpen } from '../cannot-open';
import { codeOf } from '../database-away';

/** Why an embedded database could not be opened: one sentence in both languages that says what to do. */
export function whyNotOpenSqlite(error: unknown, file: string): Error {
  const cause = error instanceof Problem ? error.cause : error;
  const code = codeOf(cause);
  const found = sentences.find(([codes]) => codes.test(code))?.[1];
  return found
    ? new CannotOpen(found(file, code), cause)
    : error instanceof Error
      ? error
      : new Error(String(error));
}

const sentences: [RegExp, (file: string, code: string) => string][] = [
  [
    /^SQLITE_(NOTADB|CORRUPT)/,
    (file, code) =>
      `数据库文件 ${file} 已损坏或不是数据库（${code}），没有改动它。请先把整个数据文件夹另存一份，再用 npm run restore 恢复最近的备份 / The database ${file} is damaged or is no database (${code}); it was left as it is. Keep a copy of the whole data folder, then restore the newest backup with npm run restore`
  ],
  [
    /^SQLITE_FULL/,
    (file) =>
      `磁盘满了，打不开数据库 ${file}。请腾出空间后再启动，数据没有丢 / The disk is full, so the database ${file} can’t be opened. Free some space and start again; nothing is lost`
  ],
  [
    /^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)/,
    (file, code) =>
      `打不开数据库 ${file}（${code}）。请检查它和所在文件夹是否存在，运行服务的账号能否读写 / The database ${file} can’t be opened (${code}). Check that it and its folder are there, and that the account the server runs as may read and write both`
  ],
  [
    /^SQLITE_BUSY/,
    (file) =>
      `数据库 ${file} 正被另一个程序占用。请停掉它再启动 / Another program holds the database ${file}. Stop it and start again`
  ],
  [
    /^SQLITE_IOERR/,
    (file, code) =>
      `读写数据库 ${file} 时磁盘出错（${code}）。请检查磁盘，必要时换一块，再用 npm run restore 恢复最近的备份 / The disk failed at the database ${file} (${code}). Check the disk, replace it if need be, and restore the newest backup with npm run restore`
  ]
];
