import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables';
import type { Actor } from './actor';
import { actorOf } from './actor-of';

/** Who a session belongs to, and what it opens. */
export interface SignedIn {
  session: string;
  username: string;
  /** what the account may be today */
  actor: Actor;
  /** the office has set the password: it opens nothing but the page where it is changed */
  mustChange: boolean;
}

interface Session {
  session: { id: string };
  user: { id: string; name: string; username?: string | null };
}

/** null when the account has no role today, and then the session itself ends. */
export async function signedInOf(
  db: Kysely<Tables>,
  { session, user }: Session,
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
