import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables/tables';

/** Those of an account's keys that have a stored answer: what was sent under the other ones isn't in this database. */
export async function answeredKeys(
  db: Kysely<Tables>,
  account: string,
  keys: readonly string[]
): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('answer')
    .where('account_id', '=', account)
    .where('client_key', 'in', keys)
    .select('client_key')
    .execute();
  return rows.map(({ client_key }) => client_key);
}
