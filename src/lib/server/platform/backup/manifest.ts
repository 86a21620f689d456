import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { flush } from './copy-file';
import { CommandRefusal } from './refusal';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const manifestSchema = v.object({
  format: v.literal(1),
  /** when, and by which version of the program */
  at: v.pipe(v.string(), v.isoTimestamp()),
  version: v.string(),
  database: v.picklist(['sqlite', 'postgres']),
  /** the migrations that have run on the database */
  migrations: v.array(v.string()),
  epoch: v.string(),
  /** number of the newest change; 0 before the first */
  newest: count,
  /** the copy, beside this */
  file: v.object({ name: v.pipe(v.string(), v.regex(/^[\w.-]+$/)), bytes: count, sha256: digest }),
  /** files with keys that were copied too */
  secrets: v.array(v.pipe(v.string(), v.regex(/^[\w.-]+$/))),
  ledgers: v.array(
    v.object({
      unit: v.string(),
      name: v.string(),
      newest: count,
      rows: count,
      digest,
      /** the audit trail's length and last digest: cutting off its end shows by them alone */
      audit: v.object({ records: count, head: v.string() })
    })
  ),
  tables: v.record(v.string(), v.object({ rows: count, digest }))
});

/**
 * A backup's description of itself: enough to prove, anywhere and later, that a database is the one that
 * was backed up.
 */
export type Manifest = v.InferOutput<typeof manifestSchema>;

export const manifestName = 'manifest.json';

/**
 * Writes a new manifest into a folder, and makes it survive a power cut.
 * @throws when the folder has one
 */
export function writeManifest(folder: string, manifest: Manifest): void {
  const path = join(folder, manifestName);
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  flush(path);
}

/**
 * Reads a backup's manifest.
 * @throws CommandRefusal when there is none or it isn't one
 */
export function readManifest(path: string): Manifest {
  const read = v.safeParse(manifestSchema, jsonOf(path));
  if (read.success) return read.output;
  const where = read.issues.map((issue) => v.getDotPath(issue) ?? '?').join(', ');
  throw new CommandRefusal(
    `${path} 不是这个程序能读的备份清单（${where}）：可能是更新的版本做的，请先升级`,
    `${path} is no manifest that this program can read (${where}): a newer version may have made it, then upgrade first`
  );
}

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'JSON';
    throw new CommandRefusal(
      `读不了备份清单 ${path}（${why}）：没有清单的备份不完整，请用另一份`,
      `the manifest ${path} can't be read (${why}): a backup without one isn't complete, take another`,
      { cause: error }
    );
  }
}
