import { createHmac } from 'node:crypto';

/**
 * What the ledger keeps of a matter (同一事项): equal matters of one unit have equal keys, so that M8 still counts
 * after the text has been erased; without the unit's salt nobody can try out texts against it. '' for no matter.
 */
export function matterKey(salt: string, matter: string): string {
  return matter === '' ? '' : createHmac('sha256', salt).update(matter).digest('hex').slice(0, 24);
}
