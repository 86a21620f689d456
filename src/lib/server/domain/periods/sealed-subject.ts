import type { Subject } from '$lib/points';
import type { SealedResult } from './periods';

/** A subject of a sealed period with the roster's facts of that time, and without a name. */
export function sealedSubject({ subject: id, pool, group, from, to, earlier }: SealedResult): Subject {
  return { id, name: '', pool, group, from, to, ...(earlier && { earlier }) };
}
