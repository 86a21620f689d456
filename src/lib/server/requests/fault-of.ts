import type { Refused } from '../front/refusal';
import { Problem } from '../problem';
import { isUncertain, storageFault } from '../store/storage-fault';

export type Fault = Refused;

/** What is known of a fault: that the database or its disk failed, and that asking again is right. Else null. */
export function faultOf(error: unknown): Fault | null {
  const problem = error instanceof Problem ? error : storageFault(error);
  if (!problem || !isUncertain(problem)) return null;
  return { status: problem.status, code: problem.code, headers: { 'retry-after': '2' } };
}
