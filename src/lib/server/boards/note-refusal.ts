import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables';

/** In ms: who asks again and again is written down once. */
const every = 60_000;

/** Somebody has asked with the token of a board that the office has ended, and got nothing: the office is to see that. */
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
