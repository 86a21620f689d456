import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables/tables';
import type { Actor } from './actor';
import { actorOf } from './actor-of';

/** A session's account, and what the session opens. */
export interface SignedIn {
  session: string;
  username: string;
  /** the account's actor by its roles of today */
  actor: Actor;
  /** the office has set the password: it opens nothing but the page where it is changed */
  mustChange: boolean;
}

interface AuthSession {
  session: { id: string };
  user: { id: string; name: string; username?: string | null };
}

/** null when the account has no role today, and then the session itself ends. */
export async function signedInOf(
  db: Kysely<Tables>,
  { session, user }: AuthSession,
  today: string
): Promise<SignedIn | null> {
  const actor = await actorOf(db, user, session.id, today);
  if (!actor) {
    await db.deleteFrom('auth_session').where('id', '=', session.id).execute();
    return null;
  }
  const initial = await db
    .selectFrom('initial_password')
    .where('account_id', '=', user.id)
    .select('until')
    .executeTakeFirst();
  return { session: session.id, username: user.username ?? '', actor, mustChange: initial !== undefined };
}
