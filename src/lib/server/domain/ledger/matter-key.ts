import { createHmac } from 'node:crypto';

/**
 * The key that the ledger stores for a matter (同一事项): equal matters of one unit have equal keys, so that M8
 * still applies after the text has been erased, and without the unit's salt nobody can test texts against
 * it. '' for no matter.
 */
export function matterKey(salt: string, matterText: string): string {
  return matterText === '' ? '' : createHmac('sha256', salt).update(matterText).digest('hex').slice(0, 24);
}
