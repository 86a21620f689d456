import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import type { Settings } from './settings';

/** A fault of a secret, as a sentence, which ends the start. */
class BadSecret extends Error {}

/**
 * Makes the data folder for its owner alone. One that is open wider is tightened, because the database in
 * it has names.
 * @param warn gets a sentence when something was tightened
 * @throws BadSecret when the folder can't be made, or is somebody else's and open to others
 */
export function openDataDir(dataDir: string, warn: (sentence: string) => void): void {
  orSentence(dataDir, () => mkdirSync(dataDir, { recursive: true, mode: 0o700 }));
  tighten(dataDir, 0o700, warn);
}

/**
 * The key that signs sessions. In the data folder it is made on first start, readable by its owner alone; two
 * processes that start at once end up with the same one. A file named by SESSION_KEY_FILE is read and never changed.
 *
 * @throws BadSecret when the file can't be made, can't be read or is too short
 */
export function sessionSecret(
  { dataDir, sessionKeyFile }: Pick<Settings, 'dataDir' | 'sessionKeyFile'>,
  warn: (sentence: string) => void
): string {
  if (sessionKeyFile !== null) return namedKey(sessionKeyFile, warn);
  const file = join(dataDir, 'session.key');
  if (!existsSync(file)) orSentence(file, () => makeKey(file));
  tighten(file, 0o600, warn);
  return keyIn(file);
}

/** Written whole before it has its name: another process never reads half of it, and the first one's stays. */
function makeKey(file: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, randomBytes(32).toString('hex'), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
}

function namedKey(file: string, warn: (sentence: string) => void): string {
  const key = keyIn(file);
  if (isOpen(file))
    warn(
      `SESSION_KEY_FILE=${file}：别人也能读这个文件，请改成 0600 / others can read this file: make it 0600`
    );
  return key;
}

function keyIn(file: string): string {
  let key: string;
  try {
    key = readFileSync(file, 'utf8').trim();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BadSecret(`读不了会话密钥 / the session key can’t be read: ${why}`);
  }
  if (key.length >= 32) return key;
  throw new BadSecret(
    `${file}：会话密钥太短，至少 32 个字符；删掉它，下次启动会重新生成 / the session key has to have 32 characters at least: delete it, and the next start makes a new one`
  );
}

/** Turns an error of the file system, about a folder or file to be made, into a sentence. */
function orSentence(path: string, make: () => void): void {
  try {
    make();
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new BadSecret(
      `建不了 ${path}（${why}）：请检查 DATA_DIR、磁盘空间，以及服务的账号能否在那里写 / ${path} can’t be made (${why}): check DATA_DIR, the space on the disk, and that the server’s account may write there`
    );
  }
}

function tighten(path: string, mode: number, warn: (sentence: string) => void): void {
  if (!isOpen(path)) return;
  const octal = `0${mode.toString(8)}`;
  try {
    chmodSync(path, mode);
  } catch {
    throw new BadSecret(
      `${path} 别人也能读，又改不了权限；请把它改成 ${octal}、归服务的账号所有 / others can read ${path}, and its mode can’t be changed: make it ${octal}, owned by the server’s account`
    );
  }
  warn(`${path} 原来别人也能读，已改成 ${octal} / others could read ${path}: it is ${octal} now`);
}

/** Windows knows no such modes. */
function isOpen(path: string): boolean {
  return process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
