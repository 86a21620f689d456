import { Problem } from '../problem/problem';

const full = new Set(['SQLITE_FULL', '53100']);
/** SQLite's by family, PostgreSQL's by appendix A of its manual: a disk, a file or a page that failed. */
const failed =
  /^SQLITE_(?:IOERR|CORRUPT|NOTADB|READONLY|CANTOPEN|PROTOCOL|NOMEM)(?:_|$)|^(?:53200|58|XX00[12])/;

/**
 * Turns a database's error about its disk into a refusal: `disk-full`, or `storage-failed` when it may or
 * may not have been done. Asking again with the same key is safe either way.
 * @returns null for errors that aren't the disk's
 */
export function storageFault(error: unknown): Problem | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!full.has(code) && !failed.test(code)) return null;
  const problem = full.has(code) ? new Problem('disk-full', 507) : new Problem('storage-failed', 503);
  problem.cause = error;
  return problem;
}

const uncertain = ['disk-full', 'storage-failed', 'database-away'] as const;

const certain = ['database-busy', 'database-read-only'] as const;

/** Whether a well database refused the work as a whole, whatever it was; nothing was done. */
export function isRefusedByDatabase(error: unknown): error is Problem<(typeof certain)[number]> {
  return error instanceof Problem && certain.some((code) => code === error.code);
}

/** Whether something may have been done although it failed: its disk, or the way to it, failed first. */
export function isUncertain(error: unknown): error is Problem<(typeof uncertain)[number]> {
  return error instanceof Problem && uncertain.some((code) => code === error.code);
}
