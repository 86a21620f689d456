import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables';

/** Milliseconds without a round, after which nobody has listened: a restart is shorter. */
const longestBreak = 3 * 60_000;

/**
 * Since when boards are listened to without a break, as this round finds it: a server that stood still for an hour has heard of
 * none of them, and isn't to say of all of them that they are away.
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
