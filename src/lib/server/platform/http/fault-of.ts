import type { HttpRefusal } from './refusal';
import { Problem } from '../problem/problem';
import { isRefusedByDatabase, isUncertain, storageFault } from '../store/storage-fault';

/**
 * The fault behind an error: the database or its disk failed or takes nothing now, and asking again is right. null for
 * all other errors.
 */
export function faultOf(error: unknown): HttpRefusal | null {
  const problem = error instanceof Problem ? error : storageFault(error);
  if (!problem || !(isUncertain(problem) || isRefusedByDatabase(problem))) return null;
  return { status: problem.status, code: problem.code, headers: { 'retry-after': '2' } };
}
