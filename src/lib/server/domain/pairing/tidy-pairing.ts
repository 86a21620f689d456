import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';

/**
 * Deletes what screens have asked and nobody answered in time. Every new
 * request does it too, so the table is bounded without the job.
 */
export async function tidyPairing(db: Kysely<Tables>, now: Date): Promise<void> {
  await db.deleteFrom('pairing').where('expires_at', '<=', now.toISOString()).execute();
}
