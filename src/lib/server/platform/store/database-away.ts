import { Problem } from '../problem/problem';
import { storageFault } from './storage-fault';

/** The network's, and PostgreSQL's (appendix A of its manual): going down, not up yet, full, out of its time. */
const codes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['ENOTFOUND', 'EAI_AGAIN'],
  ...['08000', '08001', '08003', '08004', '08006', '53300', '57P01', '57P02', '57P03'],
  ...['57014', '25P03']
]);
/** Errors of the client that have no code. */
const sentences = /^Connection terminated|is not queryable|^Query read timeout/;

/** The code of an error of the network or of a database, or ''. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Whether an error says that the database can't be asked now, and may be again in a while. */
export function isAway(error: unknown): boolean {
  return error instanceof Error && (codes.has(codeOf(error)) || sentences.test(error.message));
}

/**
 * Throws a query's error, as a refusal when the database is away or its disk has failed: the query may or
 * may not have been done, and asking again with the same key is safe.
 */
export function throwAway(error: unknown): never {
  throw isAway(error) ? databaseAway(error) : (refusedWrite(error) ?? storageFault(error) ?? error);
}

/**
 * The refusal of a database that answers, but doesn't take this: a lock that others held too long, or a standby that
 * only reads. Nothing was done.
 * @returns null for other errors
 */
function refusedWrite(error: unknown): Problem | null {
  if (codeOf(error) === lockTimeout) return databaseBusy(error);
  if (codeOf(error) !== readOnly) return null;
  const problem = new Problem('database-read-only', 503);
  problem.cause = error;
  return problem;
}

const lockTimeout = '55P03';
/** Sent by PostgreSQL for a write on a standby, as after a failover to one. */
const readOnly = '25006';

/** Whether this is a connection to a database that only reads; another connection may lead to one that writes. */
export function saysReadOnly(error: unknown): boolean {
  return codeOf(error) === readOnly;
}

/** The refusal of a write or a read that waited too long for others. Nothing was done. */
export function databaseBusy(cause?: unknown): Problem {
  const problem = new Problem('database-busy', 503);
  problem.cause = cause;
  return problem;
}

/** The refusal for callers of a database that is away. */
export function databaseAway(cause: unknown): Problem {
  const problem = new Problem('database-away', 503);
  problem.cause = cause;
  return problem;
}

/** Whether a refusal is of that kind. */
export function saysAway(error: unknown): boolean {
  return error instanceof Problem && error.code === 'database-away';
}
