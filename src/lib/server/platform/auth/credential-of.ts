import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables/tables';
import type { Credential } from './known-devices';

/** The credential of an account, by its name or its id; null: nobody has that name, or it has no password. */
export async function credentialOf(
  db: Kysely<Tables>,
  account: { username: string } | { id: string }
): Promise<Credential | null> {
  const accounts = db
    .selectFrom('auth_account')
    .innerJoin('auth_user', 'auth_user.id', 'auth_account.userId')
    .leftJoin('initial_password', 'initial_password.account_id', 'auth_user.id')
    .where('auth_account.providerId', '=', 'credential');
  const row = await (
    'id' in account
      ? accounts.where('auth_user.id', '=', account.id)
      : accounts.where('auth_user.username', '=', account.username.toLowerCase())
  )
    .select(['auth_user.id', 'auth_account.password', 'initial_password.until'])
    .executeTakeFirst();
  if (!row) return null;
  return { id: row.id, hash: row.password, handedOver: row.until !== null };
}
