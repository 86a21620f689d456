import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables/tables';
import type { Actor } from './actor';
import { heldRoles } from './actor-of';
import { currentRoles } from './current-roles';

/** A session's account, and what the session opens. */
export interface SignedIn {
  session: string;
  username: string;
  /** the account's actor by its roles of today */
  actor: Actor;
  /** the office has set the password: it opens nothing but the page where it is changed */
  mustChange: boolean;
}

/**
 * Reads a session's account and its roles in one statement, because each request of a signed-in browser does so.
 * @param session its id
 * @param today YYYY-MM-DD
 * @returns the account with its roles, and when the session expires, which may be past; null when the session has ended or the
 * account has no role today
 */
export async function signedInBy(
  db: Kysely<Tables>,
  session: string,
  today: string
): Promise<{ signedIn: SignedIn; expires: Date } | null> {
  const rows = await currentRoles(db, today)
    .innerJoin('auth_session', 'auth_session.userId', 'role.account_id')
    .innerJoin('auth_user', 'auth_user.id', 'role.account_id')
    .leftJoin('initial_password', 'initial_password.account_id', 'role.account_id')
    .where('auth_session.id', '=', session)
    .select(['auth_user.id as account', 'auth_user.name', 'auth_user.username', 'auth_session.expiresAt'])
    .select(['role.unit_id', 'role.role', 'subject.code', 'initial_password.until as initialUntil'])
    .orderBy('role.from_date')
    .orderBy('role.id')
    .execute();
  const [row] = rows;
  const [held] = heldRoles(rows);
  if (!row || !held) return null;
  return {
    signedIn: {
      session,
      username: row.username ?? '',
      actor: { account: row.account, session, name: row.name, ...held },
      mustChange: row.initialUntil !== null
    },
    expires: new Date(row.expiresAt)
  };
}
