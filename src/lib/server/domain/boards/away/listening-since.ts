import type { Kysely } from 'kysely';
import type { Tables } from '../../../platform/store/tables/tables';

/** Milliseconds without a round, after which nobody has listened: a restart is shorter. */
const longestBreak = 3 * 60_000;

/**
 * Since when boards are listened to without a break, as this round finds it: a server that was stopped for
 * an hour has heard of none of them, and must not report all of them away.
 */
export async function listeningSince(db: Kysely<Tables>, now: Date): Promise<string> {
  const at = now.toISOString();
  const known = await db.selectFrom('board_watch').selectAll().executeTakeFirst();
  const since = known && Math.abs(now.getTime() - Date.parse(known.at)) <= longestBreak ? known.since : at;
  await db
    .insertInto('board_watch')
    .values({ one: 1, since, at })
    .onConflict((conflict) => conflict.column('one').doUpdateSet({ since, at }))
    .execute();
  return since;
}
