import type { Kysely } from 'kysely';
import { digestOfSecret } from '../pairing/secrets';
import type { Tables } from '../../platform/store/tables/tables';

/**
 * The holder of a token. The database alone decides this at every request, so that a connection that the
 * office ends is ended everywhere.
 */
export type TokenHolder =
  | { kind: 'board'; board: string; unit: string }
  /** the office has ended its connection */
  | { kind: 'ended'; board: string }
  /** no token, or none that this database knows */
  | { kind: 'nobody' };

/** Finds a token's board. Its first use spends the secret that it was fetched with (see `askPairing`). */
export async function tokenHolder(db: Kysely<Tables>, now: Date, token: string | null): Promise<TokenHolder> {
  if (token === null) return { kind: 'nobody' };
  const row = await db
    .selectFrom('board')
    .where('token', '=', digestOfSecret(token))
    .select(['code', 'unit_id', 'revoked_at', 'seen_at'])
    .executeTakeFirst();
  if (!row) return { kind: 'nobody' };
  if (row.revoked_at !== null) return { kind: 'ended', board: row.code };
  if (row.seen_at === null)
    await db.updateTable('board').set({ seen_at: now.toISOString() }).where('code', '=', row.code).execute();
  return { kind: 'board', board: row.code, unit: row.unit_id };
}
