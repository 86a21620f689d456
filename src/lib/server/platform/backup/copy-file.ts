import { closeSync, createReadStream, fsyncSync, openSync, statSync } from 'node:fs';
import { createHash, type Hash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { OpenFile } from './open-file';
import { busyRefusal } from './refusal';

/** Pages at a time, so that a server on the same machine isn't kept from its own work. */
const pagesAtOnce = 500;

/** Copies a database into a new file by SQLite's own online backup, as of the moment that the handle is pinned to. */
export async function copyOut({ raw }: OpenFile, to: string): Promise<void> {
  const { totalPages } = await raw.backup(to, { progress: () => pagesAtOnce });
  if (totalPages === 0) throw busyRefusal(to);
}

/**
 * Replaces the content of a database file in one transaction of that file: whoever has it open sees all of
 * the old or all of the new, and a power cut leaves the old. Meanwhile others can read, and wait to write.
 * @param whileLocked runs when nobody else can write any more and nothing is replaced yet; if it throws,
 * nothing is replaced
 * @throws CommandRefusal when somebody else writes for all of ten seconds
 */
export async function copyInto({ raw }: OpenFile, to: string, whileLocked: () => void): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    let locked = false;
    const { totalPages } = await raw.backup(to, {
      progress() {
        if (!locked) whileLocked();
        locked = true;
        return 0x7fffffff;
      }
    });
    // Without the lock nothing was copied, and better-sqlite3 says so in no other way.
    if (totalPages > 0) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw busyRefusal(to);
}

/** Makes a written file survive a power cut; for a folder, the names in it. */
export function flush(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Size in bytes, and SHA-256 as 64 hex digits, of a file of any size. */
export async function fileDigest(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash: Hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return { bytes: statSync(path).size, sha256: hash.digest('hex') };
}
