import Database from 'better-sqlite3';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { CannotOpen } from '../cannot-open';
import { codeOf } from '../database-away';

/**
 * Opens a SQLite file by better-sqlite3, which loads its binary when the first file is opened.
 * @throws CannotOpen when the binary doesn't load: it is missing, or was made for another Node or machine; else what
 * SQLite says
 */
export function openRaw(file: string, options: Database.Options = {}): Database.Database {
  try {
    return new Database(file, options);
  } catch (error) {
    throw isOfBinary(error) ? new CannotOpen(sentence(firstLine(error)), error) : error;
  }
}

/** @throws CannotOpen when better-sqlite3's binary doesn't load */
export function needSqlite(): void {
  openRaw(':memory:').close();
}

/** A missing binary has no code: the package `bindings` looks for it in a dozen places. */
function isOfBinary(error: unknown): error is Error {
  return (
    error instanceof Error &&
    (codeOf(error) === 'ERR_DLOPEN_FAILED' || error.message.startsWith('Could not locate the bindings file'))
  );
}

/** The first line of Node's message, in which no path and no place to look at next is listed. */
function firstLine({ message }: Error): string {
  const abi = /NODE_MODULE_VERSION (\d+)/.exec(message)?.[1];
  return abi === undefined ? (message.split('\n', 1)[0] ?? '') : `NODE_MODULE_VERSION ${abi}`;
}

function sentence(cause: string): string {
  const node = `Node ${process.versions.node} (${process.platform}-${process.arch}, NODE_MODULE_VERSION ${process.versions.modules})`;
  const folder = programFolder();
  const command = 'npm rebuild better-sqlite3';
  const otherwise = 'npm ci';
  const reason = cause.replace(/[.:]$/, '');
  return `better-sqlite3 的二进制文件在 ${node} 上加载不了（${reason}），数据没有动。请在 ${folder} 里运行 ${command}，不行再运行 ${otherwise}，然后重新启动 / The binary of better-sqlite3 doesn’t load on ${node} (${reason}); no data was touched. Run ${command} in ${folder}, or ${otherwise} if that fails, and start again`;
}

/** The folder of the package.json whose packages this program uses. */
function programFolder(): string {
  const found = createRequire(import.meta.url).resolve('better-sqlite3/package.json');
  return dirname(dirname(dirname(found)));
}
