import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';

/** Milliseconds in which repeated requests are recorded once. */
const every = 60_000;

/**
 * Records that somebody has asked with the token of a board that the office has ended, and got nothing, so
 * that the office sees it.
 */
export async function noteRefusal(db: Kysely<Tables>, now: Date, board: string): Promise<void> {
  const row = await db
    .selectFrom('board')
    .where('code', '=', board)
    .where('revoked_at', 'is not', null)
    .select('refused_at')
    .executeTakeFirst();
  if (!row || (row.refused_at !== null && now.getTime() - Date.parse(row.refused_at) < every)) return;
  await db.updateTable('board').set({ refused_at: now.toISOString() }).where('code', '=', board).execute();
}
